using System.Diagnostics.Metrics;
using System.Text;
using Compliance.Infrastructure.Telemetry;
using Compliance.Testing.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Xunit;

namespace Compliance.Infrastructure.Tests.Telemetry;

public sealed class PrometheusExporterTests : IDisposable
{
    private readonly Meter _meter = new($"test-{Guid.NewGuid():N}");
    private readonly PrometheusExporter _exporter = new();
    private readonly MeterProvider _provider;

    public PrometheusExporterTests() => _provider = Sdk.CreateMeterProviderBuilder()
        .ConfigureResource(resource => resource.Clear().AddService("a \"b\"", serviceVersion: "1.2"))
        .AddMeter(_meter.Name)
        .AddReader(new BaseExportingMetricReader(_exporter))
        .Build();

    public void Dispose()
    {
        _provider.Dispose();
        _exporter.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void Read_EveryKind_HasItsTypeNameAndValue()
    {
        _meter.CreateCounter<long>("shop.visits", "{visit}", "Visits.").Add(3);
        _meter.CreateCounter<double>("shop.idle", "s").Add(1.5);
        _meter.CreateUpDownCounter<long>("shop.guests").Add(-2);
        _meter.CreateGauge<double>("shop.heat", "Cel").Record(21.25);
        _meter.CreateObservableGauge("shop.stock.size", () => 7L, "By");
        _meter.CreateObservableCounter("shop.turns", () => 9L);

        var page = Page();

        Assert.Equal(
            [("shop_guests", "gauge"), ("shop_heat_Cel", "gauge"), ("shop_idle_seconds_total", "counter"), ("shop_stock_size_bytes", "gauge"), ("shop_turns_total", "counter"), ("shop_visits_total", "counter"), ("target_info", "gauge")],
            page.Families.Select(family => (family.Name, family.Type!)).Order());
        Assert.Equal([3, 1.5, -2, 21.25, 7, 9], [page.Value("shop_visits_total"), page.Value("shop_idle_seconds_total"), page.Value("shop_guests"), page.Value("shop_heat_Cel"), page.Value("shop_stock_size_bytes"), page.Value("shop_turns_total")]);
        Assert.Equal("Visits.", page.Find("shop_visits_total")!.Help);
    }

    [Fact]
    public void Read_Histogram_HasCumulativeBucketsSumAndCount()
    {
        var histogram = _meter.CreateHistogram("shop.wait", "s", null, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 2] });
        foreach (var value in new[] { 0.5, 0.25, 1, 8 })
        {
            histogram.Record(value, new KeyValuePair<string, object?>("till", "a"));
        }

        var page = Page();

        Assert.Equal(
            [2, 3, 4],
            new[] { "0.5", "2", "+Inf" }.Select(bound => page.Value("shop_wait_seconds_bucket", ("till", "a"), ("le", bound))));
        Assert.Equal((9.75, 4), (page.Value("shop_wait_seconds_sum", ("till", "a")), page.Value("shop_wait_seconds_count", ("till", "a"))));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("a\"b\\c\nd,e=\"{}")]
    [InlineData("Grüße 😀")]
    [InlineData("")]
    public void Read_LabelAndHelp_AreEscaped(string text)
    {
        _meter.CreateCounter<long>("c", null, text).Add(1, new KeyValuePair<string, object?>("some.label", text));

        var page = Page();

        Assert.Equal(1, page.Value("c_total", ("some_label", text)));
        Assert.Equal(text.Length == 0 ? null : text, page.Find("c_total")!.Help);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    [InlineData(1e-300)]
    [InlineData(-123456789.123)]
    public void Read_Number_ComesBack(double number)
    {
        _meter.CreateGauge<double>("g").Record(number);

        Assert.Equal(number, Page().Value("g"));
    }

    [Fact]
    public void Read_NothingRecorded_IsAbsent()
    {
        _meter.CreateCounter<long>("silent");
        _meter.CreateHistogram<double>("still", "s");
        _meter.CreateObservableGauge("unknown", Array.Empty<Measurement<long>>);

        Assert.Equal(["target_info"], Page().Families.Select(family => family.Name));
    }

    [Fact]
    public void Read_ObservedOnceAndThenUnknown_IsAbsentAgain()
    {
        var isKnown = true;
        _meter.CreateObservableGauge("g", () => isKnown ? [new Measurement<long>(5)] : Array.Empty<Measurement<long>>());
        Assert.Equal(5, Page().Value("g"));

        isKnown = false;

        Assert.Null(Page().Find("g"));
    }

    [Theory]
    [InlineData("2nd.thing-x", "_2nd_thing_x_total")]
    [InlineData("a..b", "a_b_total")]
    [InlineData("already.total", "already_total")]
    public void Read_Name_IsOnePrometheusTakes(string name, string expected)
    {
        Assert.Equal(expected, PrometheusName.Of(name, "", MetricType.LongSum));
    }

    [Fact]
    public void Read_Resource_IsTheTarget() =>
        Assert.Contains(("service_name", "a \"b\""), Page().Find("target_info")!.Samples.Single().Labels.Select(label => (label.Key, label.Value)));

    [Fact]
    public async Task Read_SideBySideWhileRecording_IsAlwaysWellFormedAndNeverShrinks()
    {
        var counter = _meter.CreateCounter<long>("c");
        var histogram = _meter.CreateHistogram<double>("h");
        counter.Add(1);

        await Parallel.ForEachAsync(Enumerable.Range(0, 8), async (worker, _) =>
        {
            var before = 0d;
            for (var i = 0; i < 200; i++)
            {
                await Task.Yield();
                counter.Add(1, new KeyValuePair<string, object?>("worker", worker));
                histogram.Record(i);
                var now = Page().Value("c_total", ("worker", $"{worker}"))!.Value;
                Assert.True(now > before);
                before = now;
            }
        });

        Assert.Equal(1600, Page().Value("h_count"));
    }

    private PrometheusPage Page() => PrometheusPage.Parse(Encoding.UTF8.GetString(_exporter.Read().Span));
}
