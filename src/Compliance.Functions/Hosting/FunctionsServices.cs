using Compliance.Application;
using Compliance.Domain.Judging;
using Compliance.Infrastructure.Declarations;
using Compliance.Infrastructure.Estates;
using Compliance.Infrastructure.Reports;
using Compliance.Infrastructure.Telemetry;
using Compliance.Infrastructure.Webhooks;
using Compliance.Rules;
using Compliance.Web;
using Compliance.Web.Access;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Functions.Hosting;

/// <summary>The composition root of the Azure host.</summary>
internal static class FunctionsServices
{
    /// <exception cref="DeclarationFileException">A file that settings name is not what it should be; the message names setting and file.</exception>
    public static async Task AddComplianceFunctionsAsync(this IServiceCollection services, IConfiguration configuration) =>
        services.AddComplianceFunctions(configuration, await Declared.ReadAsync(configuration, AppContext.BaseDirectory, BuiltInRules.Catalogue, CancellationToken.None));

    public static IServiceCollection AddComplianceFunctions(this IServiceCollection services, IConfiguration configuration, Declared declared)
    {
        services.AddComplianceTelemetry(configuration);
        services.AddComplianceApplication();
        // What stands in front of the app is not known here.
        services.AddComplianceWeb(Reach.Network);
        services.AddStateStorage(configuration);
        services.AddPoison(configuration);
        services.AddSchedules(configuration);
        services.AddReportFormats();
        services.AddAlertChannels(configuration);
        services.AddAzure(options => configuration.GetSection("Azure").Bind(options));
        services.AddGovernedScope();
        services.AddSingleton(BuiltInRules.Catalogue);
        services.AddSingleton(new Judge(BuiltInRules.Catalogue, declared.Exemptions));
        services.AddSingleton(declared.Declarations);
        services.AddHttpContextAccessor();
        services.AddSingleton<WebPipeline>();
        return services;
    }
}
