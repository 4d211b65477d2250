using System.Diagnostics.Metrics;
using System.Reflection;
using Compliance.Application;
using Compliance.Application.Changes;
using Compliance.Application.Findings;
using Compliance.Application.Poison;
using Compliance.Application.Sweeps;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Telemetry;
using Compliance.Infrastructure.Tests.Reports;
using Compliance.Testing.Fakes;
using Compliance.Testing.Telemetry;
using Compliance.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using Xunit;

namespace Compliance.Infrastructure.Tests.Telemetry;

/// <summary>The document names every instrument there is, as it is.</summary>
public sealed class DocumentedInstrumentsTests
{
    private static readonly IReadOnlyList<DocumentedInstrument> Documented = DocumentedInstrument.Read(Repository.PathOf("docs/operations/telemetry.md"));

    [Fact]
    public void Instruments_OfTheMeter_AreThoseInTheDocument()
    {
        using var meters = new TestMeters();
        using var measured = new Measurements(meters);
        CreateAll(meters);

        Assert.Equal(
            Documented.Select(row => (row.Name, row.Kind, row.Unit)).Order(),
            measured.Instruments.Select(instrument => (instrument.Name, KindOf(instrument), instrument.Unit ?? "")).Order());
    }

    [Fact]
    public void PrometheusNames_InTheDocument_AreThoseOfTheExporter() => Assert.All(
        Documented,
        row => Assert.Equal(row.Prometheus, PrometheusName.Of(row.Name, row.Unit, row.Kind == "counter" ? MetricType.LongSum : MetricType.LongGauge)));

    [Fact]
    public void Instruments_Descriptions_AreThere()
    {
        using var meters = new TestMeters();
        using var measured = new Measurements(meters);
        CreateAll(meters);

        Assert.All(measured.Instruments, instrument => Assert.EndsWith(".", instrument.Description, StringComparison.Ordinal));
    }

    // Every class that takes a meter factory makes instruments; a new one is found here without being named.
    private static void CreateAll(IMeterFactory meters)
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(meters)
            .AddSingleton<TimeProvider>(new FakeTime())
            .AddSingleton<IFindingStore>(new MemoryFindingStore())
            .AddSingleton<IChangeStore>(new MemoryChangeStore())
            .AddSingleton<ISweepStore>(new MemorySweepStore())
            .AddSingleton<ReadLatencies>()
            .AddSingleton<CountPoison>()
            .BuildServiceProvider();
        foreach (var type in new[] { typeof(MeterNames).Assembly, typeof(AzureMetrics).Assembly }.SelectMany(assembly => assembly.GetTypes()).Where(TakesMeters))
        {
            ActivatorUtilities.CreateInstance(services, type);
        }
    }

    private static bool TakesMeters(Type type) => type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
        .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(IMeterFactory)));

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0].Replace("Observable", "", StringComparison.Ordinal).ToLowerInvariant();
}
