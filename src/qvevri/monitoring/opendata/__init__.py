"""The plan for programs and neighbours: open files, their catalogue, and other towns' mirrors."""
