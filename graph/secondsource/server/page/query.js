"use strict";
const at = (id) => document.getElementById(id);
const make = (name, text) => {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  return element;
};
let shipped = [];

const chosen = () => shipped.find((query) => query.name === at("menu").value);

async function text(response) {
  const body = await response.text();
  if (!response.ok) throw new Error(body.trim());
  return body;
}

function showParameters(query) {
  at("about").textContent = query ? query.description : "";
  at("parameters").replaceChildren(...(query ? query.parameters : []).map((parameter) => {
    const label = make("label", `${parameter.name}: ${parameter.description}`);
    const input = make("input");
    input.name = parameter.name;
    input.required = parameter.required;
    label.append(input);
    return label;
  }));
}

async function bind() {
  const query = chosen();
  if (!query) return;
  const given = [...new FormData(at("parameters"))].filter(([, value]) => value !== "");
  const address = `/queries/${encodeURIComponent(query.name)}?${new URLSearchParams(given)}`;
  at("query").value = await text(await fetch(address));
}

const ask = (media) => fetch("/sparql", {
  method: "POST",
  headers: { "Content-Type": "application/sparql-query", Accept: media },
  body: at("query").value,
});

function tableOf(answer) {
  const table = make("table");
  const head = table.createTHead().insertRow();
  for (const name of answer.head.vars) head.append(make("th", name));
  const body = table.createTBody();
  for (const row of answer.results.bindings) {
    const line = body.insertRow();
    for (const name of answer.head.vars) line.insertCell().textContent = row[name]?.value ?? "";
  }
  return table;
}

function show(media, body) {
  if (!media.includes("json")) return [make("pre", body), ""];
  const answer = JSON.parse(body);
  if ("boolean" in answer) return [make("p", answer.boolean ? "Yes" : "No"), ""];
  const count = answer.results.bindings.length;
  return [tableOf(answer), `${count} row${count === 1 ? "" : "s"}`];
}

async function attempt(action) {
  at("status").textContent = "…";
  try {
    at("status").textContent = await action();
  } catch (error) {
    at("result").replaceChildren();
    at("status").textContent = error.message;
  }
}

async function run() {
  await bind();
  const response = await ask("application/sparql-results+json, text/turtle;q=0.9");
  const [element, note] = show(response.headers.get("Content-Type") ?? "", await text(response));
  at("result").replaceChildren(element);
  return note;
}

// A spreadsheet runs what begins like a formula; numbers are left as they are.
const cell = (value = { value: "" }) => {
  const runs = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value.value);
  const number = /#(integer|decimal|double)$/.test(value.datatype ?? "");
  return `"${runs && !number ? "'" : ""}${value.value.replaceAll('"', '""')}"`;
};

function csvOf({ head, results, boolean }) {
  if (boolean !== undefined) return `answer\r\n${boolean}\r\n`;
  const rows = results.bindings.map((row) => head.vars.map((name) => cell(row[name])));
  return [head.vars, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

async function save() {
  await bind();
  const response = await ask("application/sparql-results+json, text/turtle;q=0.9");
  const json = (response.headers.get("Content-Type") ?? "").includes("json");
  const body = await text(response);
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([json ? csvOf(JSON.parse(body)) : body]));
  link.download = json ? "answer.csv" : "answer.ttl";
  link.click();
  URL.revokeObjectURL(link.href);
  return "saved";
}

at("menu").addEventListener("change", () => {
  const query = chosen();
  showParameters(query);
  at("result").replaceChildren();
  if (query && !query.parameters.some((parameter) => parameter.required)) attempt(run);
});
at("parameters").addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(run);
});
at("query").addEventListener("input", () => {
  at("menu").value = "";
  showParameters();
});
at("run").addEventListener("click", () => attempt(run));
at("save").addEventListener("click", () => attempt(save));

(async () => {
  shipped = JSON.parse(await text(await fetch("/queries")));
  for (const query of shipped) {
    const option = make("option", query.title);
    option.value = query.name;
    at("menu").append(option);
  }
})();
