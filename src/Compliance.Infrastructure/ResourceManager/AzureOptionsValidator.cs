using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.ResourceManager;

internal sealed class AzureOptionsValidator : IValidateOptions<AzureOptions>
{
    public ValidateOptionsResult Validate(string? name, AzureOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(AzureOptions options)
    {
        if (!options.Endpoint.IsAbsoluteUri || (ArmCloud.Of(options.Endpoint) is null && !IsLoopback(options.Endpoint)))
        {
            yield return $"Azure__Endpoint (--arm-endpoint): {options.Endpoint} is neither a known cloud's nor on loopback.";
        }

        if (options.Subscriptions.Count > 0 && options.ManagementGroup is not null)
        {
            yield return "Azure__Subscriptions__N and Azure__ManagementGroup: name subscriptions or a management group, not both.";
        }

        foreach (var (number, subscription) in options.Subscriptions.Index().Where(one => string.IsNullOrWhiteSpace(one.Item) || one.Item.Contains('/', StringComparison.Ordinal)))
        {
            yield return $"Azure__Subscriptions__{number} (--subscription): '{subscription}' is no subscription id.";
        }

        if (options.MaxRetries is < 0 or > 10)
        {
            yield return "Azure__MaxRetries is not between 0 and 10.";
        }

        if (options.RetryDelay < TimeSpan.FromMilliseconds(1) || options.RetryDelay > TimeSpan.FromMinutes(1))
        {
            yield return "Azure__RetryDelay is not between 1 ms and 1 min.";
        }

        if (options.TryTimeout < TimeSpan.FromSeconds(1) || options.TryTimeout > TimeSpan.FromMinutes(10))
        {
            yield return "Azure__TryTimeout is not between 1 s and 10 min.";
        }

        if (options.CallTimeout < TimeSpan.FromSeconds(1) || options.CallTimeout > TimeSpan.FromHours(1))
        {
            yield return "Azure__CallTimeout is not between 1 s and 1 h.";
        }

        if (options.OperationTimeout < TimeSpan.FromSeconds(1) || options.OperationTimeout > TimeSpan.FromHours(2))
        {
            yield return "Azure__OperationTimeout is not between 1 s and 2 h.";
        }

        if (options.PollDelay < TimeSpan.FromMilliseconds(10) || options.PollDelay > TimeSpan.FromMinutes(1))
        {
            yield return "Azure__PollDelay is not between 10 ms and 1 min.";
        }
    }

    private static bool IsLoopback(Uri endpoint) => endpoint is { IsLoopback: true, Scheme: "http" or "https" };
}
