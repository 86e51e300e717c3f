"""A visitor of the tab Inside."""

from page_visit import Visit

from segcore.models.mobilenet import MOBILENET_FUSED


class InsideVisit(Visit):
    """A visitor who has opened the tab Inside. `link` is what follows "?lang=en" in the address."""

    def __init__(
        self, browser: object, address: str, width: int = 1400, link: str = "", language: str = "en"
    ) -> None:
        super().__init__(browser, address, width, language + link)
        self.page.locator("#tab-inside-button").click()
        self.board.locator("xpath=self::*[@data-ready]").wait_for()

    @property
    def board(self):
        return self.page.locator(".board.inside")

    def term(self, tap: str):
        return self.board.locator(f".term[data-tap={tap}]")

    @property
    def sum(self):
        return self.board.locator("figure.sum")

    def dial(self, *weights: float) -> None:
        """Set the weights, coarse to fine, and wait until the sum is drawn."""
        for tap, weight in zip(MOBILENET_FUSED, weights, strict=True):
            self.term(tap).locator("input").fill(f"{weight:g}")
        self.dialled(",".join(f"{weight:g}" for weight in weights))

    def dialled(self, weights: str) -> None:
        self.page.wait_for_selector(f".board.inside[data-dial='{weights}']")

    def press(self, *keys: str) -> str:
        """Keys on the probed photo; → the pixel that is probed then."""
        stage = self.board.locator(".photo .stage")
        stage.focus()
        for key in keys:
            stage.press(key)
        self.drawn()
        return self.board.get_attribute("data-pixel")

    def linked(self) -> str:
        self.drawn()
        return self.page.evaluate("window.skipscope.link()")

    def pictures(self) -> list[int]:
        """How many colours each picture of the equation has."""
        return self.board.locator(".pictures canvas").evaluate_all(
            """(all) => all.map((canvas) => {
                 const { width, height } = canvas;
                 const data = canvas.getContext('2d').getImageData(0, 0, width, height).data;
                 return new Set(new Uint32Array(data.buffer)).size;
               })"""
        )

    def view(self) -> dict:
        """All that can be seen of the board: its words, what is pressed, its pictures."""
        return self.board.evaluate(
            """(board) => {
                 const all = (kind) => [...board.querySelectorAll(kind)];
                 return {
                   words: board.innerText,
                   pressed: all('[aria-pressed=true]').map((one) => one.value),
                   sliders: all('input').map((one) => one.value),
                   pictures: all('canvas').map((one) => one.toDataURL()),
                   pixel: board.dataset.pixel,
                 };
               }"""
        )

    def settled(self) -> dict:
        """The same, once U-Net has answered and nothing changes any more."""
        self.page.wait_for_function(
            "document.querySelector('.board.inside .copied .busy').hidden"
            " && document.querySelector('.board.inside .copies .result').innerText"
        )
        self.page.wait_for_timeout(500)
        return self.view()
