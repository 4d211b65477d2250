using System.Net.Sockets;
using System.Text.Json;
using Azure;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>Why a call did not succeed, in Azure's words or, where Azure gave no whole answer, in ours.</summary>
internal sealed record ArmError(string Code, string Message)
{
    public const string Timeout = "Timeout";
    public const string NoConnection = "NoConnection";
    public const string MalformedAnswer = "MalformedAnswer";
    public const string OverQuota = "OverQuota";

    // An error is a few lines of JSON; a proxy's error page, of which nothing is to be learned, may be anything.
    private const int LargestError = 64 * 1024;

    // Azure's messages have a sentence or two, but now and then a whole answer of another service.
    private const int LongestMessage = 300;

    /// <summary>What broke a try off; null for what is no fault of the way to Azure, such as a sign-in that fails.</summary>
    /// <param name="isLate">The try was ended because it took too long.</param>
    public static ArmError? Of(Exception failure, Uri address, bool isLate) => failure switch
    {
        OperationCanceledException or IOException or RequestFailedException { Status: 0 } when isLate => new ArmError(Timeout, "Azure gave no whole answer in time."),
        DocumentException or JsonException => new ArmError(MalformedAnswer, $"Azure's answer cannot be read: {Line(failure.Message)}."),
        RequestFailedException { Status: 0 } or HttpRequestException or IOException or SocketException or OperationCanceledException =>
            new ArmError(NoConnection, $"The connection to {address.Authority} failed: {Line(failure.GetBaseException().Message)}"),
        _ => null,
    };

    /// <summary>Reads the body of a refusal: <c>{ error: { code, message, details: [{ code, message }] } }</c>, or without the outer object.</summary>
    public static async Task<ArmError> ReadAsync(Response response, Stream body, CancellationToken cancellationToken)
    {
        var fallback = new ArmError($"{response.Status}", response.ReasonPhrase ?? "");
        var buffer = new byte[LargestError];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        try
        {
            using var json = JsonDocument.Parse(buffer.AsMemory(0, length));
            return Of(json.RootElement) ?? fallback;
        }
        catch (JsonException)
        {
            return fallback;
        }
    }

    /// <summary>The error an object holds; its first detail, which says more, where there is one.</summary>
    public static ArmError? Of(JsonElement holder)
    {
        if (holder.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var error = holder.TryGetProperty("error", out var inner) && inner.ValueKind is JsonValueKind.Object ? inner : holder;
        var detail = error.TryGetProperty("details", out var details) && details.ValueKind is JsonValueKind.Array ? details.EnumerateArray().Select(Plain).FirstOrDefault(found => found is not null) : null;
        return detail ?? Plain(error);
    }

    private static ArmError? Plain(JsonElement error) =>
        error.ValueKind is JsonValueKind.Object && Text(error, "code") is { Length: > 0 } code
            ? new ArmError(Line(code), Line(Text(error, "message") ?? ""))
            : null;

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static string Line(string text) => Excerpt.Line(text.Length <= LongestMessage ? text : text[..LongestMessage] + "…");
}
