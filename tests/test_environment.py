"""The files that describe the environment say the same thing, and name no address."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCK = (ROOT / "requirements.lock").read_text()
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text())
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text())


def requirements() -> list[Requirement]:
    project = PROJECT["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    return [Requirement(line) for line in [*project["dependencies"], *extras]]


def locked() -> dict[str, list[Version]]:
    versions: dict[str, list[Version]] = {}
    for line in LOCK.splitlines():
        requirement = Requirement(line)
        (pin,) = requirement.specifier
        versions.setdefault(canonicalize_name(requirement.name), []).append(Version(pin.version))
    return versions


def test_the_lock_holds_no_address() -> None:
    assert "://" not in LOCK
    assert "--" not in LOCK


@pytest.mark.parametrize("requirement", requirements(), ids=str)
def test_every_dependency_is_locked_within_its_range(requirement: Requirement) -> None:
    versions = locked()[canonicalize_name(requirement.name)]

    assert all(version in requirement.specifier for version in versions)


def test_the_build_backend_is_locked() -> None:
    backend = PROJECT["build-system"]["requires"]

    assert [name for name in backend if canonicalize_name(name) not in locked()] == []


def test_conda_brings_python_and_pip_and_nothing_else() -> None:
    plain = [entry for entry in CONDA["dependencies"] if isinstance(entry, str)]

    assert CONDA["channels"] == ["conda-forge"]
    assert [entry.split("=")[0] for entry in plain] == ["python", "pip"]


def test_condas_python_is_one_that_the_project_supports() -> None:
    (python,) = [entry for entry in CONDA["dependencies"] if str(entry).startswith("python")]

    supported = SpecifierSet(PROJECT["project"]["requires-python"])
    assert Version(python.split("=")[-1]) in supported


def test_condas_pip_part_is_the_lock_and_the_project() -> None:
    (pip,) = [entry["pip"] for entry in CONDA["dependencies"] if isinstance(entry, dict)]

    assert pip == ["-r requirements.lock", "-e ."]


def test_citation_changelog_and_project_agree_on_the_edition() -> None:
    edition = PROJECT["project"]["version"]
    newest = re.search(r"^## \[(.+?)\] - (\S+)$", (ROOT / "CHANGELOG.md").read_text(), re.M)

    assert CITATION["version"] == edition
    assert newest is not None
    assert newest.groups() == (edition, str(CITATION["date-released"]))


@pytest.mark.parametrize(
    "command", re.findall(r"^((?!help)[a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.M)
)
def test_every_make_target_is_named_in_the_contributors_guide_or_readme(command: str) -> None:
    guides = (ROOT / "README.md").read_text() + (ROOT / "CONTRIBUTING.md").read_text()

    assert f"make {command}" in guides


@pytest.mark.parametrize("folder", ["book", "chapters", "exercises", "nnlib", "tests", "tools"])
def test_every_folder_opens_with_a_short_readme(folder: str) -> None:
    lines = (ROOT / folder / "README.md").read_text().splitlines()

    assert lines[0] == f"# {folder}/"
    assert 3 <= len(lines) <= 20
