using System.ComponentModel.DataAnnotations;

namespace Compliance.Web;

/// <summary>How events prove where they come from. Callers of the API: <see cref="Access.AccessOptions"/>.</summary>
public sealed class WebOptions : IValidatableObject
{
    public const string Section = "Web";

    /// <summary>The header in which Event Grid presents the shared secret (a custom delivery property). Null: there is none.</summary>
    [StringLength(100, MinimumLength = 1)]
    public string? EventsSecretHeader { get; set; }

    /// <summary>What that header must hold; at least 16 characters. Set exactly when the header is.</summary>
    [StringLength(1000, MinimumLength = 16)]
    public string? EventsSecret { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (EventsSecretHeader is null != EventsSecret is null)
        {
            yield return new ValidationResult(
                $"{Section}__{nameof(EventsSecretHeader)} and {Section}__{nameof(EventsSecret)} belong together: set both or neither.",
                [nameof(EventsSecretHeader), nameof(EventsSecret)]);
        }
    }
}
