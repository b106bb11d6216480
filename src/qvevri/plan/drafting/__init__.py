"""The plan as a document: chapters written by several people, and comments answered one by one."""
