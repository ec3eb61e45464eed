"""The files of the site, without a browser: links, policy, edition, vendored files."""

import inspect
import json
import pkgutil
import re
import shutil
import subprocess
import tomllib
import zipfile
from importlib import import_module
from pathlib import Path

import pytest
import yaml

import nnlib
from tests.site.links import dead_links, is_foreign, read
from tools import api_pages, vendor

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; worker-src 'self' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:"
)
TAG = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}" />'
ROOT = Path(__file__).parents[2]
MATHJAX = vendor.VENDOR / "mathjax-3.2.2"


def html(site: Path, pages: list[str]) -> dict[str, str]:
    return {page: (site / page).read_text(encoding="utf-8") for page in pages}


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    assert dead_links(site) == []


@pytest.mark.parametrize("link", ["missing.html", "#missing", "other.html#missing", "missing.png"])
def test_a_dead_link_is_found(tmp_path: Path, link: str) -> None:
    (tmp_path / "page.html").write_text(f'<a href="{link}">x</a><p id="here">')
    (tmp_path / "other.html").write_text('<a href="page.html#here">x</a>')

    assert dead_links(tmp_path) == [f"page.html: {link}"]


def test_no_page_names_a_foreign_file_to_load(site: Path, pages: list[str]) -> None:
    loaded = {page: [x for x in read(site / page).loaded if is_foreign(x)] for page in pages}

    assert {page: found for page, found in loaded.items() if found} == {}


def test_the_policy_comes_before_anything_that_it_governs(site: Path, pages: list[str]) -> None:
    heads = {page: re.split("<script|<link|<style", t)[0] for page, t in html(site, pages).items()}

    assert [page for page, head in heads.items() if head.count(TAG) != 1] == []


def test_every_page_names_its_edition(site: Path, pages: list[str]) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]

    assert [p for p, t in html(site, pages).items() if f"edition {version}." not in t] == []


def test_every_figure_has_words_for_who_cannot_see_it_and_waits_its_turn(site: Path) -> None:
    chapters = [path.read_text(encoding="utf-8") for path in (site / "chapters").glob("*.html")]
    images = [tag for text in chapters for tag in re.findall(r"<img [^>]*>", text)]

    assert images
    assert [tag for tag in images if not re.search(r'alt="[^"]{15,}"', tag)] == []
    assert [tag for tag in images if 'loading="lazy"' not in tag or " width=" not in tag] == []


@pytest.mark.parametrize("trace", ["interactive(children=", "<!-- claim", "<!-- given", "widget-"])
def test_no_page_shows_what_only_the_notebook_needs(site: Path, trace: str) -> None:
    chapters = {path.name: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}

    assert [name for name, text in chapters.items() if trace in text] == []


def test_a_chapter_is_the_notebook_that_its_page_offers(site: Path) -> None:
    notebooks = sorted((ROOT / "chapters").glob("*.ipynb"))
    offered = [site / "_sources/chapters" / path.name for path in notebooks]

    assert [path.read_bytes() for path in offered] == [path.read_bytes() for path in notebooks]


def test_every_module_of_the_library_has_a_page(site: Path) -> None:
    modules = [m.name for m in pkgutil.iter_modules(nnlib.__path__) if m.name[0] != "_"]
    written = [path.stem for path in (site / "book/api").glob("nnlib.*.html")]

    assert sorted(written) == sorted(f"nnlib.{name}" for name in modules)


def public_names(name: str) -> list[str]:
    """Name the functions and classes that a module offers."""
    module = import_module(name)
    offered = getattr(module, "__all__", None)
    return [
        f"{name}.{key}"
        for key, value in vars(module).items()
        if (inspect.isfunction(value) or inspect.isclass(value))
        and (key in offered if offered else value.__module__ == name and key[0] != "_")
    ]


def test_every_public_name_of_the_library_stands_on_its_page(site: Path) -> None:
    ids = {path.stem: read(path).ids for path in (site / "book/api").glob("nnlib.*.html")}
    names = {page: public_names(page) for page in ids}

    assert sum(map(len, names.values())) > 40
    assert [name for page in ids for name in names[page] if name not in ids[page]] == []


def small_library(folder: Path, *modules: str) -> Path:
    (folder / "nnlib").mkdir(exist_ok=True)
    (folder / "nnlib/__init__.py").write_text('"""A library."""\n')
    for name in modules:
        (folder / f"nnlib/{name}.py").write_text(f'"""About {name}."""\n')
    return folder


def test_a_new_module_gets_a_page(tmp_path: Path) -> None:
    api_pages.write_pages(small_library(tmp_path, "first", "second", "_hidden"))

    assert sorted(path.name for path in (tmp_path / "book/api").iterdir()) == [
        "index.md", "nnlib.first.md", "nnlib.second.md"]  # fmt: skip
    assert "About second." in (tmp_path / "book/api/index.md").read_text()


def test_a_module_that_is_gone_loses_its_page(tmp_path: Path) -> None:
    api_pages.write_pages(small_library(tmp_path, "first", "second"))
    (tmp_path / "nnlib/second.py").unlink()

    assert api_pages.write_pages(tmp_path) == ["nnlib.first"]
    assert not (tmp_path / "book/api/nnlib.second.md").exists()


def test_the_whole_book_can_be_taken_away(site: Path) -> None:
    command = ["git", "ls-files"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    with zipfile.ZipFile(site / "_downloads/from-one-neuron.zip") as archive:
        modes = {
            entry.filename.removeprefix("from-one-neuron/"): entry.external_attr >> 16
            for entry in archive.infolist()
        }

    assert {"Makefile", "README.md", "nnlib/__init__.py"} <= set(modes) <= {*listed.stdout.split()}
    assert modes[".ci/run"] & 0o111


def test_the_front_page_leads_to_the_whole_book(site: Path) -> None:
    assert '_downloads/from-one-neuron.zip" download' in (site / "book/index.html").read_text()


@pytest.mark.parametrize("package", vendor.PACKAGES, ids=lambda package: package.name)
def test_the_vendored_files_are_the_ones_that_were_published(package: vendor.Package) -> None:
    assert vendor.problems(package.folder) == []


@pytest.mark.parametrize("package", vendor.PACKAGES, ids=lambda package: package.name)
def test_a_vendored_folder_says_what_it_is(package: vendor.Package) -> None:
    facts = json.loads((package.folder / "manifest.json").read_text())
    words = {"Apache-2.0": "Apache License", "OFL-1.1": "SIL Open Font License, Version 1.1"}

    assert (facts["package"], facts["version"], facts["licence"]) == package[:3]
    assert words[package.licence] in (package.folder / "LICENSE").read_text()


def test_no_vendored_folder_is_left_from_an_older_version() -> None:
    assert sorted(vendor.VENDOR.iterdir()) == sorted(p.folder for p in vendor.PACKAGES)


def test_a_changed_a_missing_and_an_added_vendored_file_are_found(tmp_path: Path) -> None:
    folder = shutil.copytree(MATHJAX, tmp_path / "vendored")
    fonts = folder / "es5/output/chtml/fonts/woff-v2"
    (fonts / "MathJax_Zero.woff").unlink()
    (fonts / "MathJax_Main-Bold.woff").write_bytes(b"other")
    (folder / "added.js").write_text("1")

    found = " ".join(vendor.problems(folder))

    assert "MathJax_Zero.woff is listed but missing" in found
    assert "MathJax_Main-Bold.woff was changed" in found
    assert "added.js is not listed" in found


def test_entries_of_the_library_link_to_the_sections_that_derive_them(site: Path) -> None:
    table = yaml.safe_load((ROOT / "book" / "derivations.yml").read_text(encoding="utf-8"))

    for section, names in table.items():
        for name in names:
            module, entry = name.rsplit(".", 1)
            assert hasattr(import_module(module), entry)
            page = (site / f"book/api/{module}.html").read_text(encoding="utf-8")
            below = page.split(f'id="{name}"')[1].split('<dt class="sig')[0]
            assert f'.html#{section}"' in below, name
