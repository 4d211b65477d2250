using Compliance.Application.Estates;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Cli.Scans;

/// <summary>Which Azure, and what of it.</summary>
/// <param name="ArmEndpoint">Null for the public cloud.</param>
internal sealed record AzureTarget(Uri? ArmEndpoint, GovernedScope Governed)
{
    /// <summary>Somebody said which subscriptions.</summary>
    public bool IsNamed => Governed is not { Subscriptions.IsEmpty: true, ManagementGroup: null };

    /// <summary>What messages and reports call it.</summary>
    public string Name
    {
        get
        {
            var where = ArmEndpoint is null ? "" : $" at {ArmEndpoint.Authority}";
            return Governed switch
            {
                { ManagementGroup: { } group } => $"management group {group}{where}",
                { Subscriptions: [var only] } => $"subscription {only}{where}",
                { Subscriptions: { IsEmpty: false } some } => $"{some.Length} subscriptions{where}",
                _ => $"every readable subscription{where}",
            };
        }
    }

    public void Configure(AzureOptions options)
    {
        options.Endpoint = ArmEndpoint ?? options.Endpoint;
        options.Subscriptions = Governed.Subscriptions;
        options.ManagementGroup = Governed.ManagementGroup;
    }
}
