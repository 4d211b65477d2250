using System.Text.Json;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

/// <summary>What a document says beside its rows. Azure CLI, PowerShell and the REST API each spell the same thing their way.</summary>
internal sealed class DocumentHead
{
    public Value ReadAt { get; private set; }

    /// <summary>True when there is a <c>coverage</c> that is no null.</summary>
    public bool HasCoverage { get; private set; }

    public ValueList<string> CoveredSubscriptions { get; private set; }

    public ValueList<string> CoveredTypes { get; private set; }

    /// <summary>What an export could not read, in words: the file does not hold all that was asked for.</summary>
    public ValueList<string> Gaps { get; private set; }

    /// <summary>What asks for the next page; absent on the last.</summary>
    public Value SkipToken { get; private set; }

    /// <summary>The address of the next page of a Resource Manager list.</summary>
    public Value NextLink { get; private set; }

    public Value ResultTruncated { get; private set; }

    public Value TotalRecords { get; private set; }

    public static bool IsRows(scoped in JsonCursor json) => json.Is("data"u8) || json.Is("value"u8);

    /// <summary>Whether only a document, and no row, has a key like the current one.</summary>
    public static bool Knows(scoped in JsonCursor json) =>
        IsRows(json) || json.Is("readAt"u8) || json.Is("coverage"u8) || IsSkipToken(json) || json.Is("nextLink"u8)
        || IsTruncated(json) || IsTotal(json) || json.Is("count"u8) || json.Is("facets"u8);

    /// <summary>Reads the next value if its key is one of the head's.</summary>
    public void Read(scoped ref JsonCursor json)
    {
        if (json.Is("readAt"u8))
        {
            ReadAt = json.Value();
        }
        else if (json.Is("coverage"u8))
        {
            ReadCoverage(ref json);
        }
        else if (IsSkipToken(json))
        {
            SkipToken = json.Value();
        }
        else if (json.Is("nextLink"u8))
        {
            NextLink = json.Value();
        }
        else if (IsTruncated(json))
        {
            ResultTruncated = json.Scalar();
        }
        else if (IsTotal(json))
        {
            TotalRecords = json.Scalar();
        }
        else
        {
            json.SkipValue();
        }
    }

    private static bool IsSkipToken(scoped in JsonCursor json) => json.Is("$skipToken"u8) || json.Is("skip_token"u8) || json.Is("skipToken"u8);

    private static bool IsTruncated(scoped in JsonCursor json) => json.Is("resultTruncated"u8) || json.Is("result_truncated"u8);

    private static bool IsTotal(scoped in JsonCursor json) => json.Is("totalRecords"u8) || json.Is("total_records"u8);

    private void ReadCoverage(scoped ref JsonCursor json)
    {
        var isObject = !json.Open().IsMalformed;
        HasCoverage = json.Token is JsonTokenType.StartObject;
        while (json.Next())
        {
            if (json.Is("subscriptions"u8))
            {
                CoveredSubscriptions = JsonLists.Strings(ref json);
            }
            else if (json.Is("types"u8))
            {
                CoveredTypes = JsonLists.Strings(ref json);
            }
            else if (json.Is("gaps"u8))
            {
                Gaps = JsonLists.Strings(ref json);
            }
        }

        if (!json.IsStarved && (!isObject || CoveredSubscriptions.IsMalformed || CoveredTypes.IsMalformed || Gaps.IsMalformed))
        {
            throw new RowException("'coverage' must be an object with the lists of strings 'subscriptions' and 'types', and perhaps 'gaps'");
        }
    }
}
