"""What people look at: the interactive graph, the report, tables."""
