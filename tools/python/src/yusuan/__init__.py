"""The figures of China's published budgets and final accounts, each with the place it was read from.

    >>> import yusuan
    >>> document = yusuan.read("disclosure.pdf")
    >>> document.tables["revenue_summary"].df          # as printed, amounts exact
    >>> document.tables[2].cell(0, "total").box        # where it stands on its page
    >>> document.findings.df                           # what contradicts what
    >>> yusuan.tables("any.pdf", pages="3-5")[0].df    # any table of any PDF

Documents are read by the program ``yusuan`` in a process of its own, locked in, with bounds on time and memory.
"""

from ._document import Cell, Column, Document, NoSuchTable, Row, Table, Tables
from ._found import FoundCell, FoundTable, tables
from ._read import Reading, read, read_many
from ._records import Frame, Records
from .errors import Error, ProgramMissing

__version__ = "0.1.0"

__all__ = ["Cell", "Column", "Document", "Error", "FoundCell", "FoundTable", "Frame", "NoSuchTable", "ProgramMissing",
           "Reading", "Records", "Row", "Table", "Tables", "read", "read_many", "tables"]
