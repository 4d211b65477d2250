using System.Globalization;
using System.Text.Json;

namespace Compliance.Infrastructure.Tables;

/// <summary>The table service's own words on why it refused.</summary>
/// <param name="At">The index of the operation of a batch it is about; null for a single one.</param>
internal sealed record TableError(int Status, string Code, string Message, int? At)
{
    public bool IsMissingTable => Code is "TableNotFound";

    /// <summary>None for what is a bug or a wrong configuration.</summary>
    public TableFailure Failure => (Status, Code) switch
    {
        (_, "TableNotFound") => TableFailure.None,
        (404, _) => TableFailure.NotFound,
        (409, "EntityAlreadyExists") => TableFailure.AlreadyExists,
        (412, _) => TableFailure.Changed,
        _ => TableFailure.None,
    };

    public static TableError Read(int status, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var error = json.RootElement.GetProperty("odata.error");
            var message = error.GetProperty("message").GetProperty("value").GetString() ?? "";
            return new TableError(status, error.GetProperty("code").GetString() ?? "", message, IndexOf(message));
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new TableError(status, "", "The answer is not in the table service's form.", null);
        }
    }

    // In a batch the message begins with the index of the refused operation and a colon.
    private static int? IndexOf(string message) =>
        message.IndexOf(':', StringComparison.Ordinal) is var colon and > 0
        && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
}
