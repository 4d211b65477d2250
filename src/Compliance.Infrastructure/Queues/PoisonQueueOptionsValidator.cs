using Azure.Core;
using Compliance.Infrastructure.Tables;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Queues;

/// <summary>Says at start what would otherwise fail when somebody looks.</summary>
internal sealed class PoisonQueueOptionsValidator(IEnumerable<TokenCredential> credentials) : IValidateOptions<PoisonQueueOptions>
{
    public ValidateOptionsResult Validate(string? name, PoisonQueueOptions options)
    {
        try
        {
            StorageConnection.Of(options.ConnectionString, options.Endpoint, credentials.LastOrDefault(), "queue");
            return ValidateOptionsResult.Success;
        }
        catch (FormatException wrong)
        {
            return ValidateOptionsResult.Fail($"{name}: {wrong.Message}");
        }
    }
}
