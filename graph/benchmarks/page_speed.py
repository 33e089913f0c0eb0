"""How fast graph.html is in Chromium: until it answers, while it pans and zooms, and its size.

    python -m benchmarks.page_speed [ARTICLES ...]

prints one line for each size of the synthetic archive: nodes in the page and drawn at the
start, size with and without data, seconds until the page is drawn and answers a click (median
of three) and the processor time that its process took for it, the longest task in the page's
main thread during the start, and frames a second while dragging and zooming: at the start and
with as many nodes as a page ever draws. The last column, the time that drawing such a full
frame takes (fastest tenth of 60), depends least on what else the machine does, as does the
processor time. Needs a system Chromium.
"""

from __future__ import annotations

import contextlib
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

from benchmarks.synthetic import story
from secondsource.views.graph import graph_html

ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
).split()
RUNS = 3
WATCH = """
window.longest = 0;
new PerformanceObserver((list) => {
  for (const e of list.getEntries()) window.longest = Math.max(window.longest, e.duration);
}).observe({ type: 'longtask', buffered: true });
"""
FRAMES = """
() => new Promise((done) => {
  let frames = 0; const start = performance.now();
  const tick = (now) => {
    frames++;
    window.secondsource.network().STEP;
    if (now - start > 2000) done(frames / ((now - start) / 1000));
    else requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})
"""
PAN = "moveTo({ offset: { x: 6 * (frames % 2 ? 1 : -1), y: 4 }, animation: false })"
ZOOM = "moveTo({ scale: 0.25 + 0.005 * (frames % 120), animation: false })"
COLUMNS = {  # with the digits after the point
    "nodes": 0,
    "drawn": 0,
    "size": 1,
    "empty": 2,
    "python": 1,
    "ready": 2,
    "cpu": 2,
    "longest": 0,
    "pan": 0,
    "zoom": 0,
    "full": 0,
    "full_pan": 0,
    "full_zoom": 0,
    "frame": 1,
}
HEADINGS = (
    "articles nodes drawn MB MB_without_data python_s ready_s ready_cpu_s longest_task_ms"
    " pan_fps zoom_fps full_drawn full_pan_fps full_zoom_fps full_frame_ms"
)
REDRAW = """
() => {
  const times = [];
  const network = window.secondsource.network();
  for (let i = 0; i < 60; i++) {
    const start = performance.now();
    network.redraw();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[6];
}
"""
FULL = (
    "window.secondsource.go({ level: 'detail', singles: 1, nodes: ['event', 'proposition',"
    " 'person', 'organisation', 'group', 'place', 'other', 'document', 'claim'] })"
)


def measure(articles: int, browser: Any, folder: Path) -> list[str]:
    """Return one line of the table as words."""
    records, texts = story(articles, 1)
    started = time.perf_counter()
    page = graph_html(records, texts.__getitem__, f"{articles} articles")
    python = time.perf_counter() - started
    path = folder / f"{articles}.html"
    path.write_text(page, encoding="utf-8", newline="\n")
    runs = [_visit(browser, path) for _ in range(RUNS)]
    size = len(page.encode()) / 1e6
    data = page[page.index('id="data">') : page.index("</script>", page.index('id="data">'))]
    middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    middle["size"], middle["empty"] = size, size - len(data.encode()) / 1e6
    middle["python"] = python
    return [str(articles), *(f"{middle[key]:.{digits}f}" for key, digits in COLUMNS.items())]


def _visit(browser: Any, path: Path) -> dict[str, float]:
    page = browser.new_page(viewport={"width": 1500, "height": 900})
    page.add_init_script(WATCH)
    started, spent = time.perf_counter(), _spent()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready=true]")
    page.click("#tab-table")
    page.click("#tab-map")
    ready = time.perf_counter() - started
    found = {
        "ready": ready,
        "cpu": _spent() - spent,
        "nodes": page.evaluate("window.secondsource.data.nodes.length"),
        "drawn": page.evaluate("window.secondsource.drawn().length"),
        "longest": page.evaluate("window.longest"),
        **_frames(page, ""),
    }
    page.evaluate(FULL)
    found |= _frames(page, "full_")
    found["full"] = page.evaluate("window.secondsource.drawn().length")
    found["frame"] = page.evaluate(REDRAW)
    page.close()
    return found


def _spent() -> float:
    """Processor seconds of the processes that show pages."""
    shown = 0.0
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            if "--type=renderer" in process.cmdline():
                shown += sum(process.cpu_times()[:2])
    return shown


def _frames(page: Any, prefix: str) -> dict[str, float]:
    return {
        f"{prefix}pan": page.evaluate(FRAMES.replace("STEP", PAN)),
        f"{prefix}zoom": page.evaluate(FRAMES.replace("STEP", ZOOM)),
    }


def main() -> None:
    """Measure each size and print the table."""
    from playwright.sync_api import sync_playwright

    sizes = [int(a) for a in sys.argv[1:]] or [20, 200, 310, 600]
    print("\t".join(HEADINGS.split()))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        for articles in sizes:
            print("\t".join(measure(articles, browser, Path(folder))), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
