"""`python -m xinmai` is the same as `xinmai`."""

from xinmai.cli import main

if __name__ == "__main__":
    main()
