"""Canvases: the same drawing through several libraries, each of which writes a PDF in its own manner.

A page may be turned: its text runs up or down the sheet ("left", "right"), and a viewer may turn it back ("page").
"""
import math
import os
import shutil
import subprocess

import cairo
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas as reportlab_canvas

PORTRAIT, LANDSCAPE = (595.0, 842.0), (842.0, 595.0)
FACES = {"AR PL UMing CN": "/usr/share/fonts/truetype/arphic/uming.ttc", "WenQuanYi Zen Hei": "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"}
LATIN_FACES = {"DejaVu Sans Condensed": "/usr/share/fonts/truetype/dejavu/DejaVuSansCondensed.ttf", "DejaVu Serif": "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"}
BASE_FACES = ("Helvetica", "Times-Roman")  # not embedded
TURNS = ("no",) * 20 + ("left", "right", "page")


def corners(x0, y0, x1, y1, width, how):
    """The outline of a rule as a filled shape: a box, or a quadrilateral with mitred ends."""
    half, cut = width / 2, width / 2 if how == "mitred" else 0
    if y0 == y1:
        return [(x0, y0 - half), (x1, y0 - half), (x1 - cut, y0 + half), (x0 + cut, y0 + half)]
    return [(x0 - half, y0), (x0 + half, y0 + cut), (x0 + half, y1 - cut), (x0 - half, y1)]


class Surface:
    def __init__(self, random):
        self.turn = random.choice(TURNS)
        self.width, self.height = LANDSCAPE if self.turn != "no" or random.random() < 0.35 else PORTRAIT
        self.sheet = (self.width, self.height) if self.turn == "no" else (self.height, self.width)
        self.pages = 0


class Cairo(Surface):
    name = "cairo"

    def __init__(self, path, random, latin):
        super().__init__(random)
        if self.turn == "page":
            self.turn = "left"
        self.surface = cairo.PDFSurface(str(path), *self.sheet)
        self.ctx = cairo.Context(self.surface)
        self.ctx.select_font_face(random.choice(sorted(LATIN_FACES if latin else FACES)))

    def new_page(self):
        if self.pages:
            self.ctx.show_page()
        self.pages += 1
        self.ctx.identity_matrix()
        if self.turn == "left":
            self.ctx.translate(0, self.sheet[1])
            self.ctx.rotate(-math.pi / 2)
        elif self.turn == "right":
            self.ctx.translate(self.sheet[0], 0)
            self.ctx.rotate(math.pi / 2)

    def advance(self, text, size):
        self.ctx.set_font_size(size)
        return self.ctx.text_extents(text).x_advance

    def text(self, x, y, size, text, grey=0.0):
        self.ctx.set_source_rgb(grey, grey, grey)
        self.ctx.set_font_size(size)
        self.ctx.move_to(x, y)
        self.ctx.show_text(text)

    def text_up(self, x, y, size, text, grey=0.0):
        self.ctx.save()
        self.ctx.translate(x, y)
        self.ctx.rotate(-math.pi / 2)
        self.text(0, 0, size, text, grey)
        self.ctx.restore()

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
        self.ctx.new_path()
        if how in ("strokes", "dotted"):
            self.ctx.set_line_width(width)
            self.ctx.set_dash([1, 1.5] if how == "dotted" else [])
            self.ctx.move_to(x0, y0)
            self.ctx.line_to(x1, y1)
            self.ctx.stroke()
            return
        for x, y in corners(x0, y0, x1, y1, width, how):
            self.ctx.line_to(x, y)
        self.ctx.fill()

    def round_frame(self, x0, y0, x1, y1, radius, width):
        self.ctx.set_source_rgb(0, 0, 0)
        self.ctx.set_line_width(width)
        self.ctx.set_dash([])
        self.ctx.new_path()
        for x, y, quarter in ((x1 - radius, y0 + radius, 3), (x1 - radius, y1 - radius, 0), (x0 + radius, y1 - radius, 1), (x0 + radius, y0 + radius, 2)):
            self.ctx.arc(x, y, radius, quarter * math.pi / 2, (quarter + 1) * math.pi / 2)
        self.ctx.close_path()
        self.ctx.stroke()

    def fill(self, x0, y0, x1, y1, grey):
        self.ctx.set_source_rgb(grey, grey, grey)
        self.ctx.new_path()
        self.ctx.rectangle(x0, y0, x1 - x0, y1 - y0)
        self.ctx.fill()

    def close(self):
        self.surface.finish()


class ReportLab(Surface):
    name = "reportlab"
    box = None  # ascent and descent that the font claims, in thousandths

    def __init__(self, path, random, latin):
        super().__init__(random)
        faces = {**LATIN_FACES, **{f: None for f in BASE_FACES}} if latin else FACES
        self.face = random.choice(sorted(faces if not self.box else LATIN_FACES if latin else FACES))
        if faces[self.face]:
            path_of_face = faces[self.face]
            # The library keeps a font under its name, with the box that it claimed first.
            self.face += f" {self.name}" if self.box else ""
            font = TTFont(self.face, path_of_face, subfontIndex=0)
            pdfmetrics.registerFont(font)
            if self.box:
                font.face.ascent, font.face.descent = self.box
                font.face.bbox = [0, self.box[1], 1000, self.box[0]]
        # ReportLab swaps the sides of a page that a viewer turns.
        self.out = reportlab_canvas.Canvas(str(path), pagesize=self.sheet[::-1] if self.turn == "page" else self.sheet, invariant=1)

    def new_page(self):
        if self.pages:
            self.out.showPage()
        self.pages += 1
        if self.turn in ("left", "page"):
            self.out.translate(self.sheet[0], 0)
            self.out.rotate(90)
            self.out.setPageRotation(90 if self.turn == "page" else 0)
        elif self.turn == "right":
            self.out.translate(0, self.sheet[1])
            self.out.rotate(-90)

    def advance(self, text, size):
        return pdfmetrics.stringWidth(text, self.face, size)

    def text(self, x, y, size, text, grey=0.0):
        self.out.setFillGray(grey)
        self.out.setFont(self.face, size)
        self.out.drawString(x, self.height - y, text)

    def text_up(self, x, y, size, text, grey=0.0):
        self.out.saveState()
        self.out.translate(x, self.height - y)
        self.out.rotate(90)
        self.out.setFillGray(grey)
        self.out.setFont(self.face, size)
        self.out.drawString(0, 0, text)
        self.out.restoreState()

    def mark(self, text):
        self.out.saveState()
        self.out.setFillGray(0.8)
        self.out.setFont(self.face, 60)
        self.out.translate(self.width / 3, self.height / 3)
        self.out.rotate(40)
        self.out.drawString(0, 0, text)
        self.out.restoreState()

    def rule(self, x0, y0, x1, y1, width, how, grey=0):
        if how in ("strokes", "dotted"):
            self.out.setStrokeGray(grey)
            self.out.setLineWidth(width)
            self.out.setDash(*([1, 1.5],) if how == "dotted" else ())
            self.out.line(x0, self.height - y0, x1, self.height - y1)
            return
        self.out.setFillGray(grey)
        path = self.out.beginPath()
        for i, (x, y) in enumerate(corners(x0, y0, x1, y1, width, how)):
            (path.lineTo if i else path.moveTo)(x, self.height - y)
        path.close()
        self.out.drawPath(path, stroke=0, fill=1)

    def round_frame(self, x0, y0, x1, y1, radius, width):
        self.out.setStrokeGray(0)
        self.out.setLineWidth(width)
        self.out.setDash()
        self.out.roundRect(x0, self.height - y1, x1 - x0, y1 - y0, radius, stroke=1, fill=0)

    def fill(self, x0, y0, x1, y1, grey):
        self.out.setFillGray(grey)
        self.out.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)

    def close(self):
        self.out.showPage()
        self.out.save()


class TallBoxes(ReportLab):
    name = "tall boxes"
    box = (1900, -1100)


class FlatBoxes(ReportLab):
    name = "flat boxes"
    box = (350, 0)


class LowBoxes(ReportLab):
    name = "low boxes"
    box = (600, -900)


def _again(name, command):
    """A canvas whose file another program writes anew."""

    class Again(Cairo):
        def __init__(self, path, random, latin):
            super().__init__(path, random, latin)
            self.path = str(path)

        def close(self):
            super().close()
            if shutil.which(command[0]):
                subprocess.run([a.format(src=self.path, dst=self.path + ".new") for a in command], check=True, capture_output=True)
                os.replace(self.path + ".new", self.path)

    Again.name = name
    return Again


Ghostscript = _again("ghostscript", ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sOutputFile={dst}", "{src}"])
Poppler = _again("pdftocairo", ["pdftocairo", "-pdf", "{src}", "{dst}"])
CANVASES = (Cairo, Cairo, Cairo, ReportLab, ReportLab, ReportLab, TallBoxes, FlatBoxes, LowBoxes, Ghostscript, Poppler)
