/// A confusion matrix: true classes down, predicted classes across, each row coloured by its shares, with the recall of
/// each class at the right.
public struct ConfusionPlot: Plot {
    private let table: ConfusionTable

    /// The title; nil for "Confusion matrix".
    public var title: String?
    /// A line under the title; `PlotPhrase.evaluation` words protocol, n and UAR.
    public var subtitle: String?

    /// A plot of the table.
    public init(_ table: ConfusionTable) { self.table = table }

    private static let recallWidth = 130.0

    /// The picture as a complete SVG document.
    public func svg(style: PlotStyle) -> String {
        let count = max(table.labels.count, 1)
        let names = table.labels.map { TextMetrics.fit($0, size: TextSize.label, within: 130) }
        let widest = names.reduce(0) { max($0, TextMetrics.width($1, size: TextSize.label)) }
        let left = widest + 42
        let natural = min(max(430 / Double(count), 40), 84)
        let room = style.width.map { ($0 - left - Self.recallWidth - 40) / Double(count) } ?? natural
        let cell = max(8, min(natural, room))
        let slanted = widest > cell - 6
        let margins = (left: left, bottom: (slanted ? widest * 0.6 + 16 : 22) + 46)
        let side = cell * Double(count)
        let header = Figure.headerHeight(subtitle: subtitle != nil)
        var figure = Figure(
            style: style,
            size: (max(side + margins.left + Self.recallWidth + 40, 520), side + margins.bottom + header + 36),
            title: title ?? PlotPhrase.confusionTitle.text(in: style.language), subtitle: subtitle)
        let content = figure.content
        let fitted = min(
            (content.width - margins.left - Self.recallWidth) / Double(count),
            (content.height - margins.bottom - 20) / Double(count))
        let grid = Rect(
            x: content.x + margins.left, y: content.y + 20, width: max(fitted, 8) * Double(count),
            height: max(fitted, 8) * Double(count))
        if table.labels.isEmpty {
            figure.drawNoData(in: content)
            return figure.svg
        }
        drawCells(grid, on: &figure)
        drawNames(names, slanted: slanted, grid, bottom: margins.bottom, on: &figure)
        drawRecalls(grid, on: &figure)
        return figure.svg
    }

    private func drawCells(_ grid: Rect, on figure: inout Figure) {
        let theme = figure.style.theme
        let side = grid.width / Double(table.labels.count)
        for row in table.labels.indices {
            for column in table.labels.indices {
                let share = table.share(row, column)
                let fill = share.map { theme.shares.color(at: $0) } ?? theme.panel
                let cell = Rect(
                    x: grid.x + Double(column) * side, y: grid.y + Double(row) * side, width: side, height: side)
                figure.canvas.rect(cell, fill: fill, stroke: theme.background, strokeWidth: 1.5)
                guard let share else { continue }
                let ink =
                    theme.text.contrast(with: fill) > theme.background.contrast(with: fill)
                    ? theme.text : theme.background
                let clips = table.counts[row][column]
                let size = min(15, side * 0.3, (side - 4) / (0.65 * Double("\(clips)".count)))
                if clips == 0 {
                    figure.canvas.centeredText(
                        "0", at: Point(x: cell.midX, y: cell.midY), size: size * 0.8, color: ink.mixed(with: fill, 0.5))
                    continue
                }
                let two = side >= 38
                figure.canvas.centeredText(
                    "\(clips)", at: Point(x: cell.midX, y: cell.midY - (two ? side * 0.11 : 0)),
                    size: size, color: ink, bold: row == column)
                if two {
                    figure.canvas.centeredText(
                        NumberText.percent(share), at: Point(x: cell.midX, y: cell.midY + side * 0.2),
                        size: min(11, side * 0.23), color: ink)
                }
            }
        }
        figure.canvas.rect(grid, fill: nil, stroke: theme.axis, strokeWidth: 1)
    }

    private func drawNames(_ names: [String], slanted: Bool, _ grid: Rect, bottom: Double, on figure: inout Figure) {
        let theme = figure.style.theme
        let side = grid.width / Double(names.count)
        for (index, name) in names.enumerated() {
            let middle = (Double(index) + 0.5) * side
            figure.canvas.centeredText(
                name, at: Point(x: grid.x - 8, y: grid.y + middle), size: TextSize.label, anchor: .end)
            if slanted {
                figure.canvas.text(
                    name, at: Point(x: grid.x + middle + 4, y: grid.maxY + 14), size: TextSize.label, anchor: .end,
                    degrees: -35)
            } else {
                figure.canvas.text(
                    name, at: Point(x: grid.x + middle, y: grid.maxY + 17), size: TextSize.label, anchor: .middle)
            }
        }
        let language = figure.style.language
        let y = grid.maxY + bottom - 24
        figure.canvas.text(
            PlotPhrase.predictedClass.text(in: language), at: Point(x: grid.midX, y: y), size: TextSize.axisTitle,
            color: theme.mutedText, anchor: .middle)
        figure.canvas.text(
            PlotPhrase.confusionNote.text(in: language), at: Point(x: grid.midX, y: y + 19), size: TextSize.tick - 0.5,
            color: theme.mutedText, anchor: .middle)
        figure.canvas.text(
            PlotPhrase.trueClass.text(in: language), at: Point(x: figure.content.x + 10, y: grid.midY),
            size: TextSize.axisTitle, color: theme.mutedText, anchor: .middle, degrees: -90)
    }

    private func drawRecalls(_ grid: Rect, on figure: inout Figure) {
        let theme = figure.style.theme
        let side = grid.height / Double(table.labels.count)
        let x = grid.maxX + 16
        let length = 62.0
        figure.canvas.text(
            PlotPhrase.recall.text(in: figure.style.language), at: Point(x: x, y: grid.y - 8),
            size: TextSize.axisTitle, color: theme.mutedText)
        for row in table.labels.indices {
            let y = grid.y + (Double(row) + 0.5) * side
            let bar = Rect(x: x, y: y - 5, width: length, height: 10)
            figure.canvas.rect(bar, fill: theme.grid, radius: 2)
            let recall = table.share(row, row)
            if let recall, recall > 0 {
                figure.canvas.rect(
                    Rect(x: x, y: bar.y, width: length * recall, height: 10), fill: theme.shares.color(at: 0.72),
                    radius: 2)
            }
            figure.canvas.centeredText(
                recall.map { NumberText.percent($0) } ?? "–", at: Point(x: x + length + 8, y: y - (side >= 30 ? 6 : 0)),
                size: TextSize.label, anchor: .start, bold: true)
            if side >= 30 {
                figure.canvas.centeredText(
                    "n = \(table.total(row))", at: Point(x: x + length + 8, y: y + 8), size: TextSize.tick - 1,
                    color: theme.mutedText, anchor: .start)
            }
        }
    }
}
