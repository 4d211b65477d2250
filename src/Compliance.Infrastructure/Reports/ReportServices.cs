using Compliance.Application.Proofs;
using Compliance.Application.Scans;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Infrastructure.Reports;

/// <summary>Registers the forms in which proofs and scan results are kept.</summary>
public static class ReportServices
{
    public static IServiceCollection AddReportFormats(this IServiceCollection services)
    {
        services.AddSingleton<StoredFormats>();
        services.AddSingleton<IProofFormat>(provider => provider.GetRequiredService<StoredFormats>());
        services.AddSingleton<IScanResultFormat>(provider => provider.GetRequiredService<StoredFormats>());
        return services;
    }
}
