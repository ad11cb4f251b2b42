"""The one door for commands, the read models, and the ports they stand on."""
