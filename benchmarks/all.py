"""make bench: every benchmark, one after the other."""

import extraction_accuracy
import throughput

if __name__ == "__main__":
    print("== Extraction: how well ==")
    extraction_accuracy.main()
    print("\n== Whole run: how fast ==")
    throughput.main([])
