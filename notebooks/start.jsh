// What the notebooks start with, by %load notebooks/start.jsh: imports, and a chart in their style.
import static java.util.stream.Collectors.*;
import static org.apache.spark.sql.functions.*;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.function.*;
import java.util.stream.*;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.*;
import org.knowm.xchart.*;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.*;
import org.knowm.xchart.style.Styler.*;
import org.knowm.xchart.style.colors.*;
import org.knowm.xchart.style.lines.*;
import org.knowm.xchart.style.markers.*;
import org.slumber.spark.analysis.*;
import org.slumber.mixed.*;
import org.slumber.spark.cli.Sessions;

/** An empty chart in the notebooks' style: small, legend beside it, colours that the colour-blind can tell apart. */
XYChart chart(String title, String x, String y) {
    XYChart chart = new XYChartBuilder().width(720).height(400).title(title).xAxisTitle(x).yAxisTitle(y).build();
    XYStyler styler = chart.getStyler();
    styler.setSeriesColors(new ColorBlindFriendlySeriesColors().getSeriesColors());
    styler.setSeriesMarkers(new Marker[] {SeriesMarkers.CIRCLE});
    styler.setMarkerSize(7);
    styler.setLegendPosition(LegendPosition.OutsideE);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setErrorBarsColorSeriesColor(true);
    styler.setPlotGridLinesColor(new Color(225, 225, 225));
    return chart;
}

/** The picture of a chart: what a cell ends with to show it. */
java.awt.image.BufferedImage picture(XYChart chart) {
    return BitmapEncoder.getBufferedImage(chart);
}
