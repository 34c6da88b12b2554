"""What the example site tells: plain data in German and English, read by `load_example`."""
