"""The official action table in, from DOCX or XLSX as towns write it, and the same form out."""
