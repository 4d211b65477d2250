using Compliance.Application;
using Compliance.Domain.Declarations;
using Compliance.Domain.Judging;
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
    public static IServiceCollection AddComplianceFunctions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddComplianceTelemetry(configuration);
        services.AddComplianceApplication();
        // What stands in front of the app is not known here.
        services.AddComplianceWeb(Reach.Network);
        services.AddStateStorage(configuration);
        services.AddReportFormats();
        services.AddAlertChannels(configuration);
        services.AddAzure(options => configuration.GetSection("Azure").Bind(options));
        services.AddGovernedScope();
        services.AddSingleton(BuiltInRules.Catalogue);
        services.AddSingleton(new Judge(BuiltInRules.Catalogue, []));
        services.AddSingleton(DeclarationSet.None);
        services.AddHttpContextAccessor();
        services.AddSingleton<WebPipeline>();
        return services;
    }
}
