"""How everything under ``summarize/data`` was made: one command each."""
