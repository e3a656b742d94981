"""Canvases: the same drawing through several libraries, each of which writes a PDF in its own manner."""
import cairo
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas as reportlab_canvas

PORTRAIT, LANDSCAPE = (595.0, 842.0), (842.0, 595.0)
FACES = {"AR PL UMing CN": "/usr/share/fonts/truetype/arphic/uming.ttc", "WenQuanYi Zen Hei": "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"}


def corners(x0, y0, x1, y1, width, how):
    """The outline of a rule as a filled shape: a box, or a quadrilateral with mitred ends."""
    half, cut = width / 2, width / 2 if how == "mitred" else 0
    if y0 == y1:
        return [(x0, y0 - half), (x1, y0 - half), (x1 - cut, y0 + half), (x0 + cut, y0 + half)]
    return [(x0 - half, y0), (x0 + half, y0 + cut), (x0 + half, y1 - cut), (x0 - half, y1)]


class Cairo:
    name = "cairo"

    def __init__(self, path, random):
        self.wide = random.random() < 0.4
        self.width, self.height = LANDSCAPE if self.wide else PORTRAIT
        self.surface = cairo.PDFSurface(str(path), self.width, self.height)
        self.ctx = cairo.Context(self.surface)
        self.ctx.select_font_face(random.choice(sorted(FACES)))
        self.pages = 0

    def new_page(self):
        if self.pages:
            self.ctx.show_page()
        self.pages += 1

    def advance(self, text, size):
        self.ctx.set_font_size(size)
        return self.ctx.text_extents(text).x_advance

    def text(self, x, y, size, text, grey=0.0):
        self.ctx.set_source_rgb(grey, grey, grey)
        self.ctx.set_font_size(size)
        self.ctx.move_to(x, y)
        self.ctx.show_text(text)

    def mark(self, text):
        self.ctx.save()
        self.ctx.set_source_rgba(0.7, 0.7, 0.7, 0.4)
        self.ctx.set_font_size(60)
        self.ctx.move_to(self.width / 3, self.height / 1.5)
        self.ctx.rotate(-0.7)
        self.ctx.show_text(text)
        self.ctx.restore()

    def rule(self, x0, y0, x1, y1, width, how, grey=0):
        self.ctx.set_source_rgb(grey, grey, grey)
        if how == "strokes":
            self.ctx.set_line_width(width)
            self.ctx.new_path()
            self.ctx.move_to(x0, y0)
            self.ctx.line_to(x1, y1)
            self.ctx.stroke()
            return
        self.ctx.new_path()
        for x, y in corners(x0, y0, x1, y1, width, how):
            self.ctx.line_to(x, y)
        self.ctx.fill()

    def fill(self, x0, y0, x1, y1, grey):
        self.ctx.set_source_rgb(grey, grey, grey)
        self.ctx.new_path()
        self.ctx.rectangle(x0, y0, x1 - x0, y1 - y0)
        self.ctx.fill()

    def close(self):
        self.surface.finish()


class ReportLab:
    name = "reportlab"

    def __init__(self, path, random):
        self.width, self.height = LANDSCAPE if random.random() < 0.4 else PORTRAIT
        self.face = random.choice(sorted(FACES))
        pdfmetrics.registerFont(TTFont(self.face, FACES[self.face], subfontIndex=0))
        self.out = reportlab_canvas.Canvas(str(path), pagesize=(self.width, self.height), invariant=1)
        self.pages = 0

    def new_page(self):
        if self.pages:
            self.out.showPage()
        self.pages += 1

    def advance(self, text, size):
        return pdfmetrics.stringWidth(text, self.face, size)

    def text(self, x, y, size, text, grey=0.0):
        self.out.setFillGray(grey)
        self.out.setFont(self.face, size)
        self.out.drawString(x, self.height - y, text)

    def mark(self, text):
        self.out.saveState()
        self.out.setFillGray(0.8)
        self.out.setFont(self.face, 60)
        self.out.translate(self.width / 3, self.height / 3)
        self.out.rotate(40)
        self.out.drawString(0, 0, text)
        self.out.restoreState()

    def rule(self, x0, y0, x1, y1, width, how, grey=0):
        if how == "strokes":
            self.out.setStrokeGray(grey)
            self.out.setLineWidth(width)
            self.out.line(x0, self.height - y0, x1, self.height - y1)
            return
        self.out.setFillGray(grey)
        path = self.out.beginPath()
        for i, (x, y) in enumerate(corners(x0, y0, x1, y1, width, how)):
            (path.lineTo if i else path.moveTo)(x, self.height - y)
        path.close()
        self.out.drawPath(path, stroke=0, fill=1)

    def fill(self, x0, y0, x1, y1, grey):
        self.out.setFillGray(grey)
        self.out.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)

    def close(self):
        self.out.showPage()
        self.out.save()


CANVASES = (Cairo, ReportLab)
