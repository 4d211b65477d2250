using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using Compliance.Infrastructure.Tests.Reports;
using Compliance.Testing.Telemetry;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Xunit;

namespace Compliance.Cli.Tests.EndToEnd;

/// <summary>What a running host tells of itself: scraped, and sent.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private const string Link =
        "/subscriptions/2a500855-66f6-4bc3-a06c-ea45497355eb/resourceGroups/rg-dns-arc-retail-weu/providers/Microsoft.Network/privateDnsZones/privatelink.his.arc.azure.com/virtualNetworkLinks/link-vnet-hub-weu";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compliance-telemetry-");
    private readonly int _armPort = FreePort();
    private readonly int _port = FreePort();
    private readonly HttpClient _http = new();
    private CliProcess? _azure;

    public async Task InitializeAsync()
    {
        _azure = CliProcess.Start("simulate", "--estate", Repository.PathOf("samples/estates/contoso.json"), "--port", Text(_armPort));
        await _azure.AwaitErrorAsync("Simulated Azure at", Patience);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _azure!.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Metrics_OfABreakFoundAndTold_AreExactUnderConcurrentScrapes()
    {
        await using var host = await ServeAsync(("Alerts__Settle", "00:00:00.1"));
        await UntilAsync(page => page.Value("compliance_sweep_age_seconds", ("kind", "full")) is not null);
        using var stop = new CancellationTokenSource();
        var scrapers = Enumerable.Range(0, 4).Select(_ => ScrapeUntilAsync(stop.Token)).ToList();

        await BreakAsync();
        // A look at the store that falls between a finding and its change being done is shown for a second.
        var page = await UntilAsync(page => page.Value("compliance_alerts_total", ("outcome", "delivered")) >= 1
            && page.Value("compliance_findings_open", ("severity", "high")) == 1
            && page.Value("compliance_changes_pending") == 0);

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(scrapers), scrapes => Assert.True(scrapes > 0));
        Assert.Equal(42, page.Value("compliance_clusters_judged_total", ("kind", "sweep")));
        Assert.Equal(22, page.Value("compliance_clusters_judged_total", ("kind", "changes")));
        Assert.Equal(1, page.Value("compliance_events_total", ("outcome", "accepted")));
        Assert.Equal(1, page.Value("compliance_assessment_changes_count"));
        Assert.Equal(1, page.Value("compliance_findings_written_total", ("kind", "changes"), ("transition", "opened")));
        Assert.Equal(16, page.Value("compliance_findings_open", ("severity", "info")));
        Assert.Equal((1, 1), (page.Value("compliance_finding_stored_lag_seconds_count"), page.Value("compliance_finding_alerted_lag_seconds_count")));
        Assert.Equal(1, page.Value("compliance_azure_request_duration_seconds_count", ("api", "arm"), ("outcome", "not_found")));
        Assert.True(page.Value("compliance_azure_rows_total", ("api", "graph")) > 42);
        Assert.Null(page.Find("compliance_rule_faults_total"));
    }

    [Fact]
    public async Task Metrics_Scraped_HaveOnlyDocumentedNamesAndLabels()
    {
        var documented = DocumentedInstrument.Read(Repository.PathOf("docs/operations/telemetry.md")).ToDictionary(row => row.Prometheus);
        await using var host = await ServeAsync();
        var page = await UntilAsync(page => page.Value("compliance_sweep_age_seconds", ("kind", "full")) is not null);

        var ours = page.Families.Where(family => family.Name.StartsWith("compliance_", StringComparison.Ordinal)).ToList();

        Assert.Empty(ours.Select(family => family.Name).Except(documented.Keys));
        Assert.All(ours, family => Assert.Equal(documented[family.Name].Attributes.Order(), family.Samples.SelectMany(sample => sample.Labels.Keys).Where(label => label != "le").Distinct().Order()));
        Assert.DoesNotContain(page.Families, family => family.Samples.Exists(sample => sample.Labels.Values.Any(value => value.Contains("/subscriptions/", StringComparison.OrdinalIgnoreCase))));
    }

    [Theory]
    [InlineData("http/protobuf", HttpProtocols.Http1, "/v1/traces", "/v1/metrics")]
    [InlineData("grpc", HttpProtocols.Http2, "/opentelemetry.proto.collector.trace.v1.TraceService/Export", "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export")]
    public async Task Otlp_CollectorSet_IsSentTracesAndMetricsWithTheHeader(string protocol, HttpProtocols http, string tracePath, string metricPath)
    {
        await using var collector = await Collector.StartAsync(http);
        await using var host = await ServeAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
            ("OTEL_EXPORTER_OTLP_HEADERS", "x-key=a-secret"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "300"),
            ("OTEL_SERVICE_NAME", "compliance-test"));
        await UntilAsync(page => page.Value("compliance_sweep_age_seconds", ("kind", "full")) is not null);
        await BreakAsync();
        await UntilAsync(page => page.Value("compliance_findings_open", ("severity", "high")) == 1);

        // The rest is sent at the end.
        host.Interrupt();
        Assert.Equal(0, await host.ExitAsync(TimeSpan.FromSeconds(5)));

        var traces = collector.Received.Where(one => one.Path == tracePath).ToList();
        var metrics = collector.Received.Where(one => one.Path == metricPath).ToList();
        Assert.All(collector.Received, one => Assert.Equal("a-secret", one.Key));
        Assert.All(["accept changes", "assess changes", "judge", "sweep", "Azure.Core.Http", "compliance-test"], name => Assert.Contains(traces, one => one.Body.Contains(name, StringComparison.Ordinal)));
        Assert.All(["compliance.findings.open", "compliance.azure.request.duration", "compliance-test"], name => Assert.Contains(metrics, one => one.Body.Contains(name, StringComparison.Ordinal)));
        Assert.DoesNotContain("a-secret", host.Error + host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Otlp_CollectorThatNeverAnswers_HoldsUpNeitherWorkNorEnd()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var host = await ServeAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://{silent.LocalEndpoint}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "100"));
        await UntilAsync(page => page.Value("compliance_sweep_age_seconds", ("kind", "full")) is not null);

        host.Interrupt();

        Assert.Equal(0, await host.ExitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Otlp_BadSetting_IsOneLineThatNamesItAndExit2()
    {
        await using var host = Serve(("OTEL_EXPORTER_OTLP_PROTOCOL", "carrier-pigeon"));

        Assert.Equal(2, await host.ExitAsync(Patience));
        Assert.Equal("compliance: OTEL_EXPORTER_OTLP_PROTOCOL must be grpc or http/protobuf.", host.Error.Trim());
    }

    private async Task BreakAsync()
    {
        Assert.Equal(HttpStatusCode.Accepted, await AzureAsync(HttpMethod.Delete));
        using var patience = new CancellationTokenSource(Patience);
        while (await AzureAsync(HttpMethod.Get) != HttpStatusCode.NotFound)
        {
            await Task.Delay(50, patience.Token);
        }

        using var accepted = await _http.PostAsJsonAsync(
            Api("api/events"),
            new { specversion = "1.0", id = "e1", source = "/subscriptions/x", type = "Microsoft.Resources.ResourceDeleteSuccess", subject = Link, time = TimeProvider.System.GetUtcNow() });
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    private async Task<HttpStatusCode> AzureAsync(HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, new Uri($"http://127.0.0.1:{_armPort}{Link}?api-version=2024-06-01"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "loopback");
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<PrometheusPage> PageAsync() => PrometheusPage.Parse(await _http.GetStringAsync(Api("metrics")));

    private async Task<PrometheusPage> UntilAsync(Func<PrometheusPage, bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var page = await PageAsync();
            if (isSo(page))
            {
                return page;
            }

            await Task.Delay(100, patience.Token);
        }
    }

    private async Task<int> ScrapeUntilAsync(CancellationToken stop)
    {
        var scrapes = 0;
        while (!stop.IsCancellationRequested)
        {
            await PageAsync();
            scrapes++;
        }

        return scrapes;
    }

    private CliProcess Serve(params (string Name, string Value)[] environment) => CliProcess.Start(
        environment,
        "serve", "--arm-endpoint", $"http://127.0.0.1:{_armPort}", "--store", $"sqlite:{Path.Combine(_folder.FullName, "serve.db")}", "--urls", $"http://127.0.0.1:{_port}");

    private async Task<CliProcess> ServeAsync(params (string Name, string Value)[] environment)
    {
        var host = Serve(environment);
        await host.AwaitErrorAsync("Serving at", Patience);
        return host;
    }

    private Uri Api(string path) => new($"http://127.0.0.1:{_port}/{path}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
