using Compliance.Application;
using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Poison;
using Compliance.Application.Proofs;
using Compliance.Application.Scans;
using Compliance.Application.Signals;
using Compliance.Application.Stores;
using Compliance.Application.Sweeps;
using Compliance.Application.Telemetry;
using Compliance.Rules;
using Compliance.Testing.Fakes;
using Compliance.Testing.Time;
using Compliance.Web.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Web.Tests.Hosting;

/// <summary>Everything the web layer stands on, in memory.</summary>
internal sealed class Stores
{
    public const string Governed = "2a500855-66f6-4bc3-a06c-ea45497355eb";

    public MemoryChangeStore Changes { get; } = new();

    public MemoryFindingStore Findings { get; } = new();

    public MemoryProofStore Proofs { get; } = new();

    public MemoryScanStore Scans { get; } = new();

    public MemorySweepStore Sweeps { get; } = new();

    public MemoryStoreProbe Probe { get; } = new();

    public RecordedSignals Signals { get; } = new();

    /// <summary>None, as in the embedded host, unless a test adds some.</summary>
    public List<IPoisonMessages> Poison { get; } = [];

    public FakeTime Time { get; } = new();

    public void AddTo(IServiceCollection services, Reach reach)
    {
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IChangeStore>(Changes);
        services.AddSingleton<IFindingStore>(Findings);
        services.AddSingleton<IProofStore>(Proofs);
        services.AddSingleton<IScanStore>(Scans);
        services.AddSingleton<ISweepStore>(Sweeps);
        services.AddSingleton<IStoreProbe>(Probe);
        services.AddSingleton<ISignals>(Signals);
        services.AddSingleton<IEnumerable<IPoisonMessages>>(Poison);
        services.AddSingleton<IMetricsText>(new MetricsText());
        services.AddSingleton(BuiltInRules.Catalogue);
        services.AddSingleton(new GovernedScope { Subscriptions = [Governed] });
        services.AddComplianceApplication();
        services.AddComplianceWeb(reach);
    }

    private sealed class MetricsText : IMetricsText
    {
        public ReadOnlyMemory<byte> Read() => "# TYPE a gauge\na 1\n"u8.ToArray();
    }
}
