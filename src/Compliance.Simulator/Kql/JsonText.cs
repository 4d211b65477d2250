using System.Text.Encodings.Web;
using System.Text.Json;

namespace Compliance.Simulator.Kql;

internal static class JsonText
{
    /// <summary>Compact, and without escapes that Azure does not write either.</summary>
    public static JsonSerializerOptions Relaxed { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
