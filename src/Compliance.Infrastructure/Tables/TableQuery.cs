namespace Compliance.Infrastructure.Tables;

/// <summary>Rows to read.</summary>
/// <param name="Select">The values wanted, comma separated; null for all. Keys and version come only when named or with all.</param>
/// <param name="PageSize">At most this many rows an answer; 1 to 1000.</param>
internal sealed record TableQuery(TableFilter Filter, string? Select = null, int PageSize = 1000);
