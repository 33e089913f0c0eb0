"""Reading articles: txt, md, html, pdf, jsonl and csv to ``Document``."""
