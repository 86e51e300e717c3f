"""A visitor of the tab Network, for its tests."""

from page_visit import LessonVisit


class NetworkVisit(LessonVisit):
    """A visitor who has opened the tab Network, and waits until all of it is there."""

    lesson = "network"

    def whole(self) -> None:
        """Wait until the head, the stage and what a cell sees are drawn."""
        self.page.wait_for_selector(
            ".board.network:not([data-head='']):not([data-stage='']):not([data-seen=''])[data-ready]"
        )

    def text(self, selector: str) -> str:
        self.drawn()
        return self.board.locator(selector).inner_text()

    def way(self, name: str) -> None:
        self.board.locator(f".ways button[value={name}]").click()
        self.page.wait_for_timeout(300)  # drawn, and measured again

    def cells(self) -> dict[str, int]:
        """Each colour at the middle of a cell of the grid, and how often it is there."""
        self.drawn()
        return self.board.locator("canvas.grid").evaluate(
            """(canvas) => {
                 const { cells } = canvas.closest('.board').dataset;
                 const [columns, rows] = cells.split('x').map(Number);
                 const context = canvas.getContext('2d');
                 const found = {};
                 for (let row = 0; row < rows; row++) {
                   for (let column = 0; column < columns; column++) {
                     const [x, y] = [(column + 0.5) / columns, (row + 0.4) / (rows - 0.6)];
                     const place = [x * canvas.width, y * canvas.height].map(Math.floor);
                     const colour = [...context.getImageData(...place, 1, 1).data].join();
                     found[colour] = (found[colour] ?? 0) + 1;
                   }
                 }
                 return found;
               }"""
        )

    def picture(self, selector: str) -> str:
        self.drawn()
        return self.board.locator(selector).evaluate("(canvas) => canvas.toDataURL()")

    def link(self) -> str:
        """The address, once it says what the page shows."""
        self.page.wait_for_timeout(600)
        assert self.page.evaluate("window.skipscope.link()") == self.page.url
        return self.page.url.split("?", 1)[1]

    def outside(self, *selectors: str) -> list[str]:
        """Which elements are not wholly in the window, or do not hold what they say."""
        return [
            selector
            for selector in selectors
            if not self.board.locator(selector).first.evaluate(
                """(node) => {
                     const { top, left, bottom, right } = node.getBoundingClientRect();
                     return bottom > top && top >= 0 && left >= 0 && bottom <= innerHeight
                       && right <= innerWidth;
                   }"""
            )
        ]
