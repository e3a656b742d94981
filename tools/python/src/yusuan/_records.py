"""Rows of a document in the shapes that data tools take.

pandas, polars and pyarrow are looked for when they are asked for; none of them is needed to read.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Iterable, Literal, Mapping, Sequence

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

#: What becomes of an amount: ``decimal`` keeps it as printed, ``float`` is quick to calculate with.
Amounts = Literal["decimal", "float"]

# Wide enough for any figure that a document prints, and the most that Arrow and polars hold in sixteen bytes.
_DIGITS = 38


class Frame:
    """Named columns of equal length, without a library.

    ``figures`` names the columns of amounts, whether or not one is filled; of others the values say what they are.
    """

    def __init__(self, columns: Mapping[Any, Sequence[Any]], attributes: Mapping[str, Any] | None = None,
                 figures: Iterable[Any] = (), amounts: Amounts = "decimal"):
        if amounts not in ("decimal", "float"):
            raise ValueError(f"amounts is 'decimal' or 'float', not {amounts!r}")
        self.attributes = dict(attributes or {})
        self.figures = set(figures) | {name for name, values in columns.items() if _are_amounts(values)}
        self.amounts = amounts
        self.columns = {name: [_as_float(value) for value in values]
                        if name in self.figures and amounts == "float" else list(values)
                        for name, values in columns.items()}

    def to_pandas(self) -> pandas.DataFrame:
        import pandas

        frame = pandas.DataFrame({name: pandas.Series(values, dtype=self._dtype(name))
                                  for name, values in self.columns.items()})
        frame.attrs.update(self.attributes)
        return frame

    def to_polars(self) -> polars.DataFrame:
        import polars

        def series(name: Any, values: list[Any]) -> polars.Series:
            if name not in self.figures:
                return polars.Series(name, values, strict=False)
            if self.amounts == "float":
                return polars.Series(name, values, dtype=polars.Float64)
            return polars.Series(name, _decimals(values), dtype=polars.Decimal(_DIGITS, _scale(values)))

        return polars.DataFrame([series(name, values) for name, values in self.columns.items()])

    def to_arrow(self) -> pyarrow.Table:
        import pyarrow

        def array(name: Any, values: list[Any]) -> pyarrow.Array:
            if name not in self.figures:
                blank = all(value is None for value in values)
                return pyarrow.array(values, type=pyarrow.string() if blank else None)
            if self.amounts == "float":
                return pyarrow.array(values, type=pyarrow.float64())
            return pyarrow.array(_decimals(values), type=pyarrow.decimal128(_DIGITS, _scale(values)))

        table = pyarrow.table([array(name, values) for name, values in self.columns.items()], names=list(self.columns))
        metadata = {name: str(value) for name, value in self.attributes.items() if value is not None}
        return table.replace_schema_metadata(metadata) if metadata else table

    def _dtype(self, name: Any) -> str:
        """Integers with gaps stay integers; exact amounts and words are objects."""
        if name in self.figures:
            return "float64" if self.amounts == "float" else "object"
        filled = [value for value in self.columns[name] if value is not None]
        if filled and all(isinstance(value, int) and not isinstance(value, bool) for value in filled):
            return "Int64"
        return "float64" if filled and all(isinstance(value, float) for value in filled) else "object"


class Records(list[dict[str, Any]]):
    """A list of dictionaries that is a frame when asked."""

    @property
    def df(self) -> pandas.DataFrame:
        return self.to_pandas()

    def frame(self, amounts: Amounts = "decimal") -> Frame:
        nested = {name for record in self for name, value in record.items() if isinstance(value, Mapping)}
        flat = [_flat(record, nested) for record in self]
        names = dict.fromkeys(name for record in flat for name in record)
        return Frame({name: [record.get(name) for record in flat] for name in names}, amounts=amounts)

    def to_pandas(self, amounts: Amounts = "decimal") -> pandas.DataFrame:
        return self.frame(amounts).to_pandas()

    def to_polars(self, amounts: Amounts = "decimal") -> polars.DataFrame:
        return self.frame(amounts).to_polars()

    def to_arrow(self, amounts: Amounts = "decimal") -> pyarrow.Table:
        return self.frame(amounts).to_arrow()

    polars = to_polars
    arrow = to_arrow

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.to_arrow().__arrow_c_stream__(requested_schema)


def _flat(record: Mapping[str, Any], nested: set[str]) -> dict[str, Any]:
    """A value inside a value gets both names; a box is a tuple of floats."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, Mapping):
            flat.update({f"{name}_{inner}": inside for inner, inside in value.items()})
        elif name == "box":
            flat[name] = box_of(value)
        elif name not in nested:
            flat[name] = value
    return flat


def box_of(value: Sequence[Any] | None) -> tuple[float, float, float, float] | None:
    if value is None:
        return None
    x0, y0, x1, y1 = (float(edge) for edge in value)
    return x0, y0, x1, y1


def _are_amounts(values: Sequence[Any]) -> bool:
    """All figures, and one of them with a fraction: pages and counts are no amounts."""
    filled = [value for value in values if value is not None]
    return (any(isinstance(value, Decimal) for value in filled)
            and all(isinstance(value, (Decimal, int)) and not isinstance(value, bool) for value in filled))


def _as_float(value: Decimal | int | None) -> float | None:
    return None if value is None else float(value)


def _scale(values: Iterable[Decimal | int | None]) -> int:
    """Digits behind the point of the longest amount, and at least those of money, so that tables fit below each other."""
    exponents = (value.as_tuple().exponent for value in values if isinstance(value, Decimal))
    return max((-exponent for exponent in exponents if isinstance(exponent, int) and exponent < -2), default=2)


def _decimals(values: Iterable[Decimal | int | None]) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]
