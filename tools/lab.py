"""Open JupyterLab on the reader's own copies: `python -m tools.lab [JUPYTER OPTIONS]`.

The copies lie in work/, or in the folder that the environment variable WORK names. JupyterLab asks
the network for news, updates and extensions unless told not to; `tools/jupyter/` tells it.
"""

import os
import sys
from pathlib import Path

from tools import handouts

SETTINGS = Path(__file__).parent / "jupyter"


def main(options: list[str]) -> None:
    """Bring the copies up to date, then become JupyterLab."""
    work = Path(os.environ.get("WORK", handouts.ROOT / "work")).resolve()
    handouts.main([str(work)])
    sys.stdout.flush()
    searched = [str(SETTINGS), *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(searched)
    command = [sys.executable, "-m", "jupyter", "lab", f"--ServerApp.root_dir={work}", *options]
    os.execv(sys.executable, command)


if __name__ == "__main__":
    main(sys.argv[1:])
