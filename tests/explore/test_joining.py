"""One text from several modules: in the right order, each once, nothing left to import."""

import re
from pathlib import Path

import pytest

from nnlib.explore import joining


@pytest.fixture
def front_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A front end of three modules, the last of which needs the others."""
    monkeypatch.setattr(joining, "STATIC", tmp_path)
    joining.parts.cache_clear(), joining.text_of.cache_clear()
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.mjs").write_text("export const one = 1;\n")
    (tmp_path / "two.mjs").write_text(
        'import { one } from "./parts/one.mjs";\nexport function two() {\n  return one + 1;\n}\n'
    )
    (tmp_path / "last.mjs").write_text(
        'import { two } from "./two.mjs";\nimport { one } from "./parts/one.mjs";\n'
        "export default { render: () => one + two() };\n"
    )
    yield tmp_path
    joining.parts.cache_clear(), joining.text_of.cache_clear()


@pytest.mark.usefixtures("front_end")
def test_a_module_stands_behind_all_that_it_needs_and_each_stands_once() -> None:
    assert joining.parts("last.mjs") == ("parts/one.mjs", "two.mjs", "last.mjs")


@pytest.mark.usefixtures("front_end")
def test_the_joined_text_imports_nothing_and_exports_one_thing() -> None:
    text = joining.joined("last.mjs")

    assert "import" not in text
    assert re.findall(r"^export.*", text, re.MULTILINE) == [
        "export default { render: () => one + two() };"
    ]


@pytest.mark.parametrize(
    "line", ['import two from "./two.mjs";', "export { one };", 'import { one } from "elsewhere";']
)
def test_a_line_that_cannot_be_joined_is_refused(front_end: Path, line: str) -> None:
    (front_end / "odd.mjs").write_text(f"{line}\n")

    with pytest.raises(ValueError, match=r"odd\.mjs has a line that cannot be joined: .*Write"):
        joining.text_of("odd.mjs")


def test_every_module_of_the_book_can_be_joined() -> None:
    found = [path.relative_to(joining.STATIC) for path in joining.STATIC.rglob("*.mjs")]
    modules = [path.as_posix() for path in found]

    assert len(modules) > 15
    assert [name for name in modules if not joining.joined(name)] == []


def test_two_modules_of_one_text_with_one_name_are_refused(front_end: Path) -> None:
    (front_end / "odd.mjs").write_text(
        'import { two } from "./two.mjs";\nconst two = 2;\nexport default { render: two };\n'
    )

    with pytest.raises(ValueError, match=r"odd\.mjs and two\.mjs become one text.*both.*'two'"):
        joining.joined("odd.mjs")
