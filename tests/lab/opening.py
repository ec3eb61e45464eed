"""Opening a notebook in a JupyterLab that may still be starting, and running its cells."""

from playwright.sync_api import Page, expect


def open_notebook(page: Page, address: str) -> None:
    """Open a notebook as soon as the server answers."""
    for _ in range(60):
        try:
            page.goto(address, wait_until="domcontentloaded", timeout=90_000)
            break
        except Exception as error:
            if "ERR_CONNECTION_REFUSED" not in str(error):
                raise
            page.wait_for_timeout(1000)
    page.locator(".jp-Notebook h1").first.wait_for(timeout=60_000)


def run_all(page: Page, n_cells: int) -> None:
    """Run all cells once the kernel is there, and wait until each has its number."""
    idle = page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']")
    expect(idle.first).to_be_visible(timeout=90_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    numbered = page.locator(".jp-Notebook .jp-InputPrompt", has_text="[")
    expect(numbered.filter(has_text=str(n_cells)).last).to_be_visible(timeout=90_000)


def run_cell(page: Page, text: str) -> str:
    """Run the code cell that holds `text`, and give what it prints."""
    cell = page.locator(".jp-CodeCell", has_text=text).last
    cell.locator(".cm-content").click()
    before = cell.locator(".jp-InputPrompt").inner_text()
    page.keyboard.press("Control+Enter")
    expect(cell.locator(".jp-InputPrompt")).not_to_have_text(before)
    expect(cell.locator(".jp-InputPrompt")).not_to_have_text("[*]:")
    return cell.locator(".jp-OutputArea-output").last.inner_text().strip()
