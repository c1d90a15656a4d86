"""Panels of lines, on logarithmic axes (where powers of the size are straight) or plain ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

# Panel -> line -> points.
Points = Sequence[tuple[float, float]]
Panels = Mapping[str, Mapping[str, Points]]

_COLUMNS = 3
_INCHES = (5.0, 4.0)  # of a panel
# Ten strong colours, then their light ones.
_COLOURS = tuple((f"C{n}", light) for light in (1.0, 0.45) for n in range(10))
_STRONG = 3.5  # points
_MARKERS = "osD^vP*X<>ph"


def plot_log_log(panels: Panels, path: Path, *, x: str, y: str) -> None:
    """Draw panels with lines of the same names, and write them as SVG.

    Parameters
    ----------
    panels : mapping of str to mapping
        Title -> name of a line -> its points, all > 0. A line without points is in the legend.
    path : Path
        Missing folders are made.
    x, y : str
        What the axes show.

    Raises
    ------
    ModuleNotFoundError
        If matplotlib is not installed.
    """
    _plot(panels, path, x=x, y=y, scale="log")


def plot_linear(panels: Panels, path: Path, *, x: str, y: str, strong: str | None = None) -> None:
    """Draw the same on plain axes, the line `strong` thicker; see :func:`plot_log_log`."""
    _plot(panels, path, x=x, y=y, scale="linear", strong=strong)


def _plot(
    panels: Panels, path: Path, *, x: str, y: str, scale: str, strong: str | None = None
) -> None:
    from matplotlib import rc_context  # noqa: PLC0415 - needed by no other part
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    columns = min(_COLUMNS, len(panels))
    lines = -(-len(panels) // columns)
    names = list(dict.fromkeys(name for drawn in panels.values() for name in drawn))
    figure = Figure(figsize=(_INCHES[0] * columns, _INCHES[1] * lines + 1.5), layout="constrained")
    # Text as text, and the same marks on every run: figures can be searched and compared.
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "summarize"}):
        FigureCanvasSVG(figure)
        grid = figure.subplots(lines, columns, squeeze=False, sharex=True, sharey=True)
        for axes, (title, drawn) in zip(grid.flat, panels.items(), strict=False):
            for number, name in enumerate(names):
                if name in drawn:
                    axes.plot(
                        [point[0] for point in drawn[name]],
                        [point[1] for point in drawn[name]],
                        color=_COLOURS[number % len(_COLOURS)],
                        marker=_MARKERS[number % len(_MARKERS)],
                        markersize=4,
                        linewidth=_STRONG if name == strong else None,
                        zorder=3 if name == strong else None,  # above the others
                        label=name,
                        gid=f"{title}: {name}",
                    )
            axes.set(title=title, xlabel=x, ylabel=y, xscale=scale, yscale=scale)
            axes.grid(visible=True, which="both", linewidth=0.3)
        for unused in grid.flat[len(panels) :]:
            unused.remove()
        for lowest in figure.axes[-columns:]:
            lowest.tick_params(labelbottom=True)  # the panel below it may have been removed
        handles = {
            label: handle
            for axes in figure.axes
            for handle, label in zip(*axes.get_legend_handles_labels(), strict=True)
        }
        figure.legend(
            handles.values(), handles.keys(), loc="outside lower center", ncols=columns + 1
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, format="svg", metadata={"Date": None})
