"""One bridge for each sheet: what the library holds in its columns, and which use case a row of it calls."""
