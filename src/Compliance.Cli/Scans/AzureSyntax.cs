using System.CommandLine;
using Compliance.Application.Estates;

namespace Compliance.Cli.Scans;

/// <summary>The options that say which Azure is read, and what of it; for every command that reads Azure.</summary>
/// <param name="verb">What the command does with it.</param>
/// <param name="whenNone">What is said of the case that neither subscriptions nor a management group are named.</param>
internal sealed class AzureSyntax(string verb, string whenNone = "")
{
    private readonly Option<Uri?> _armEndpoint = new("--arm-endpoint")
    {
        Description = "Resource Manager of another cloud, or of a simulator on loopback. [default: the public cloud]",
        HelpName = "URL",
        CustomParser = OptionText.HttpUrl,
    };

    private readonly Option<string[]> _subscriptions = new("--subscription")
    {
        Description = $"The subscriptions to {verb}; may be repeated.{whenNone}",
        HelpName = "ID...",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _managementGroup = new("--management-group")
    {
        Description = $"The management group to {verb}, with all below it.",
        HelpName = "ID",
    };

    private IEnumerable<Option> All => [_armEndpoint, _subscriptions, _managementGroup];

    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Add(option);
        }
    }

    public bool IsGiven(ParseResult parsed) => All.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <exception cref="UsageException">The options contradict each other.</exception>
    public AzureTarget Read(ParseResult parsed)
    {
        var governed = new GovernedScope
        {
            Subscriptions = [.. (parsed.GetValue(_subscriptions) ?? []).Distinct(StringComparer.OrdinalIgnoreCase)],
            ManagementGroup = parsed.GetValue(_managementGroup) is { Length: > 0 } group ? group : null,
        };
        return governed is { Subscriptions.IsEmpty: false, ManagementGroup: not null }
            ? throw new UsageException("Give --subscription or --management-group, not both.")
            : new AzureTarget(parsed.GetValue(_armEndpoint), governed);
    }

    /// <summary>As <see cref="Read"/>, for a command that must not read all there is by mistake.</summary>
    /// <exception cref="UsageException">The options contradict each other, or name nothing.</exception>
    public AzureTarget ReadNamed(ParseResult parsed) => Read(parsed) is { IsNamed: true } target
        ? target
        : throw new UsageException($"Say what to {verb}: --subscription ID, once or more, or --management-group ID.");
}
