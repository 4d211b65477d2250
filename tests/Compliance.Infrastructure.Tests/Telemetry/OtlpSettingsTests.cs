using Compliance.Infrastructure.Telemetry;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;
using Xunit;

namespace Compliance.Infrastructure.Tests.Telemetry;

public sealed class OtlpSettingsTests
{
    [Fact]
    public void Of_NothingSet_SendsNothing() => Assert.Equal((null, null, true), Outcome(Of()));

    [Fact]
    public void Of_EndpointOfAll_SendsBothByGrpcThere()
    {
        var settings = Of(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"));

        Assert.Equal(new OtlpTarget(new Uri("http://collector:4317"), OtlpExportProtocol.Grpc, null, null), settings.Traces);
        Assert.Equal(settings.Traces, settings.Metrics);
    }

    [Theory]
    [InlineData("https://collector/otlp")]
    [InlineData("https://collector/otlp/")]
    public void Of_HttpProtocol_AddsThePathOfTheSignal(string endpoint)
    {
        var settings = Of(("Telemetry:OtlpEndpoint", endpoint), ("Telemetry:OtlpProtocol", "http/protobuf"));

        Assert.Equal("https://collector/otlp/v1/traces", settings.Traces!.Endpoint.AbsoluteUri);
        Assert.Equal("https://collector/otlp/v1/metrics", settings.Metrics!.Endpoint.AbsoluteUri);
    }

    [Fact]
    public void Of_OneSignalsOwn_StandsAboveTheSectionAndThatAboveAll()
    {
        var settings = Of(
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://traces:1/as/it/is"),
            ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf"),
            ("OTEL_EXPORTER_OTLP_TRACES_TIMEOUT", "700"),
            ("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "k=own"),
            ("Telemetry:OtlpEndpoint", "http://section:2"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://all:3"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "k=all"),
            ("OTEL_EXPORTER_OTLP_TIMEOUT", "900"));

        Assert.Equal(new OtlpTarget(new Uri("http://traces:1/as/it/is"), OtlpExportProtocol.HttpProtobuf, "k=own", 700), settings.Traces);
        Assert.Equal(new OtlpTarget(new Uri("http://section:2"), OtlpExportProtocol.Grpc, "k=all", 900), settings.Metrics);
    }

    [Fact]
    public void Of_ExporterNone_SendsOnlyTheOther()
    {
        var settings = Of(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"), ("OTEL_METRICS_EXPORTER", "none"));

        Assert.NotNull(settings.Traces);
        Assert.Null(settings.Metrics);
    }

    [Fact]
    public void Of_ExporterWithoutEndpoint_SendsToTheLocalCollector() =>
        Assert.Equal("http://localhost:4317/", Of(("OTEL_TRACES_EXPORTER", "otlp")).Traces!.Endpoint.AbsoluteUri);

    [Fact]
    public void Of_SdkDisabled_SendsNothing() =>
        Assert.Equal((null, null, true), Outcome(Of(("OTEL_SDK_DISABLED", "true"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"))));

    [Theory]
    [InlineData("Telemetry:OtlpEndpoint", "collector:4317", "Telemetry__OtlpEndpoint")]
    [InlineData("Telemetry:OtlpEndpoint", "https://u:secret@collector", "Telemetry__OtlpEndpoint")]
    [InlineData("Telemetry:OtlpProtocol", "secret", "Telemetry__OtlpProtocol")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "/secret", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "ftp://secret", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", "OTEL_EXPORTER_OTLP_PROTOCOL")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "secret", "OTEL_EXPORTER_OTLP_HEADERS")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT", "10s", "OTEL_EXPORTER_OTLP_TIMEOUT")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT", "0", "OTEL_EXPORTER_OTLP_TIMEOUT")]
    [InlineData("OTEL_TRACES_EXPORTER", "zipkin", "OTEL_TRACES_EXPORTER")]
    [InlineData("OTEL_TRACES_SAMPLER", "sometimes", "OTEL_TRACES_SAMPLER")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG", "2", "OTEL_TRACES_SAMPLER_ARG")]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL", "-1", "OTEL_METRIC_EXPORT_INTERVAL")]
    [InlineData("OTEL_SDK_DISABLED", "yes", "OTEL_SDK_DISABLED")]
    public void Of_BadValue_IsAFaultThatNamesTheSettingAndHidesTheValue(string setting, string value, string named)
    {
        var fault = Assert.Single(Of(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"), (setting, value)).Faults);

        Assert.StartsWith($"{named} must be ", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault, StringComparison.Ordinal);
    }

    private static OtlpSettings Of(params (string Key, string Value)[] settings) => OtlpSettings.Of(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.GroupBy(setting => setting.Key).Select(group => KeyValuePair.Create(group.Key, (string?)group.Last().Value)))
        .Build());

    private static (OtlpTarget? Traces, OtlpTarget? Metrics, bool IsGood) Outcome(OtlpSettings settings) => (settings.Traces, settings.Metrics, settings.Faults.IsEmpty);
}
