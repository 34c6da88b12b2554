"""Materials as a table and a folder of files: what the portal writes it can read again (docs/operation.md)."""
