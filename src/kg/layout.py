"""Where things lie: a checkout if there is one, else the copies that travel in the wheel."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from .errors import KgError

__all__ = ["Layout", "project"]

_FOLDERS = ("data", "ontology", "queries", "shapes")


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of the project.

    Attributes:
        root: The folder that holds the others.
        dist: Where results are written; ``$KG_DIST`` if that is set, else ``dist`` of the checkout,
            or of the working directory when the package is installed.
        imports: Where imported registries are; ``$KG_IMPORTS`` if that is set, else ``imports`` of
            the checkout, or of the working directory when the package is installed.
    """

    root: Path
    dist: Path
    imports: Path

    @property
    def data(self) -> Path:
        """Curated tables, vocabularies and sources."""
        return self.root / "data"

    @property
    def ontology(self) -> Path:
        """The ontology, one Turtle file."""
        return self.root / "ontology" / "cidpd.ttl"

    @property
    def alignments(self) -> Path:
        """How the ontology's terms stand to those of other vocabularies, one Turtle file."""
        return self.root / "ontology" / "alignments.ttl"

    @property
    def queries(self) -> Path:
        """Folder of query files, by use."""
        return self.root / "queries"

    @property
    def shapes(self) -> Path:
        """Folder of SHACL files, one per class."""
        return self.root / "shapes"


def project(root: Path | None = None) -> Layout:
    """Find the project.

    Args:
        root: A folder that holds ``data``, ``ontology``, ``queries`` and ``shapes``; if not given,
            the nearest such folder upward from the working directory, else the package's own copy.

    Raises:
        KgError: The folder given does not hold them.
    """

    def layout(root: Path, beside: Path) -> Layout:
        dist, imports = os.environ.get("KG_DIST"), os.environ.get("KG_IMPORTS")
        return Layout(
            root,
            Path(dist) if dist else beside / "dist",
            Path(imports) if imports else beside / "imports",
        )

    if root is not None:
        missing = [name for name in _FOLDERS if not (root / name).is_dir()]
        if missing:
            raise KgError(
                f"{root}: no folder {missing[0]!r} here.\n"
                "  Name the folder that holds data, ontology, queries and shapes."
            )
        return layout(root, root)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "ontology" / "cidpd.ttl").is_file() and (folder / "data" / "tables").is_dir():
            return layout(folder, folder)
    bundle = Path(str(files("kg"))) / "_bundle"
    if not bundle.is_dir():  # an editable install, used from elsewhere
        bundle = Path(__file__).resolve().parents[2]
    return layout(bundle, here)
