"""Export the base encoder as the sentence encoder of linking: int8 ONNX and its tokenizer.

usage: python -m sentences.export MINILM FOLDER

MINILM holds the base's model.safetensors and tokenizer.json. Writes sentences.int8.onnx
(input: ids, one sentence's pieces; output: vector, 384 numbers) and tokenizer.json. Pieces
with a letter outside Latin script, and those that stand for nothing, are left out of both.
"""

import argparse
import json
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

import torch
from attribution.export import OPSET, quantise
from safetensors.torch import load_file

from .model import SentenceEncoder

EXAMPLE = 19


def kept_pieces(vocabulary: dict[str, int]) -> list[str]:
    """The pieces to keep, in the order of their ids."""
    ordered = sorted(vocabulary, key=vocabulary.__getitem__)
    return [piece for piece in ordered if _is_latin(piece) and not piece.startswith("[unused")]


def _is_latin(piece: str) -> bool:
    letters = (character for character in piece if character.isalpha())
    return all("LATIN" in unicodedata.name(letter, "") for letter in letters)


def tokenizer_of(base: dict[str, Any], pieces: list[str]) -> dict[str, Any]:
    """The base's tokenizer with the kept pieces numbered anew."""
    numbers = {piece: number for number, piece in enumerate(pieces)}
    added = [token | {"id": numbers[token["content"]]} for token in base["added_tokens"]]
    tokens = base["post_processor"]["special_tokens"]
    special = {name: token | {"ids": [numbers[name]]} for name, token in tokens.items()}
    return base | {
        "added_tokens": added,
        "model": base["model"] | {"vocab": numbers},
        "post_processor": base["post_processor"] | {"special_tokens": special},
        "truncation": None,
        "padding": None,
    }


def export_int8(encoder: SentenceEncoder, path: Path) -> None:
    """Write the encoder with all matrices int8, one scale per output unit."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "float.onnx"
        torch.onnx.export(
            encoder.eval(),
            (torch.randint(1000, 2000, (EXAMPLE,)),),
            str(plain),
            input_names=["ids"],
            output_names=["vector"],
            dynamic_axes={"ids": {0: "T"}},
            opset_version=OPSET,
            dynamo=False,
        )
        quantise(plain, path)


def main() -> None:
    """Export from the base's folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("base", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    stored = load_file(args.base / "model.safetensors")
    weights = {key.removeprefix("bert."): value for key, value in stored.items()}
    base = json.loads((args.base / "tokenizer.json").read_text("utf-8"))
    vocabulary = base["model"]["vocab"]
    pieces = kept_pieces(vocabulary)
    encoder = SentenceEncoder(weights, [vocabulary[piece] for piece in pieces])
    args.folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(tokenizer_of(base, pieces), ensure_ascii=False, separators=(",", ":"))
    (args.folder / "tokenizer.json").write_text(text, "utf-8")
    export_int8(encoder, args.folder / "sentences.int8.onnx")


if __name__ == "__main__":
    main()
