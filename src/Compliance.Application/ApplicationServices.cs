using Compliance.Application.Alerts;
using Compliance.Application.Assessments;
using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Poison;
using Compliance.Application.Scans;
using Compliance.Application.Settings;
using Compliance.Application.Sweeps;
using Compliance.Application.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Compliance.Application;

/// <summary>Registers the use cases. The host adds the ports, the rule catalogue, the declarations and the governed scope.</summary>
public static class ApplicationServices
{
    public static IServiceCollection AddComplianceApplication(this IServiceCollection services)
    {
        services.AddSettings<AssessmentOptions>(AssessmentOptions.Section);
        services.AddSettings<AlertOptions>(AlertOptions.Section);
        services.AddSettings<SweepOptions>(SweepOptions.Section);
        services.AddSettings<RetentionOptions>(RetentionOptions.Section);
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Traces>();
        services.AddSingleton<CountPoison>();
        services.AddSingleton<StandingMetrics>();
        services.AddSingleton<IntakeMetrics>();
        services.AddSingleton<AssessmentMetrics>();
        services.AddSingleton<AssessmentRuns>();
        services.AddSingleton<AlertMetrics>();
        services.AddSingleton<AcceptChanges>();
        services.TryAddSingleton<AssessorTenure>();
        services.AddSingleton<AssessorWork>();
        services.AddSingleton<ObservationLog>();
        services.AddSingleton<RelationIndex>();
        services.AddSingleton<RecordAssessment>();
        services.AddSingleton<AssessSlice>();
        services.AddSingleton<ReadSlices>();
        services.AddSingleton<AssessChanges>();
        services.AddSingleton<SweepMetrics>();
        services.AddSingleton<NoteUnread>();
        services.AddSingleton<RunSweep>();
        services.AddSingleton<RunLightSweep>();
        services.AddSingleton<RunLightOrFirstSweep>();
        services.AddSingleton<FindBlindSubscriptions>();
        services.AddSingleton<ReplayChanges>();
        services.AddSingleton<CompareFindings>();
        services.AddSingleton<ReadLatencies>();
        services.AddSingleton<RetentionMetrics>();
        services.AddSingleton<RunRetention>();
        services.AddSingleton<RequestScan>();
        services.AddSingleton<LookAtDifferences>();
        services.AddSingleton<RunScans>();
        services.AddSingleton<AlertChannels>();
        services.AddSingleton<DeliverAlerts>();
        services.AddSingleton<TellLostProofs>();
        return services;
    }
}
