using Azure.Core;

namespace Compliance.Infrastructure.Tables;

/// <summary>One change of one row.</summary>
/// <remarks>Entity limits: https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model</remarks>
internal sealed class TableOperation
{
    /// <summary>Any version of the row, but it must be there.</summary>
    public const string AnyVersion = "*";

    private TableOperation(RequestMethod method, TableEntity entity, string? ifMatch, bool hasBody)
    {
        Method = method;
        (PartitionKey, RowKey, IfMatch) = (entity.PartitionKey, entity.RowKey, ifMatch);
        Body = hasBody ? TableJson.Write(entity) : null;
        TableLimits.Check(entity);
    }

    public RequestMethod Method { get; }

    public string PartitionKey { get; }

    public string RowKey { get; }

    /// <summary>The version the row must have; null when any or none will do.</summary>
    public string? IfMatch { get; }

    public byte[]? Body { get; }

    public bool IsInsert => Method == RequestMethod.Post;

    /// <summary>At most so many bytes of a batch; the rest of a part's head is of fixed size.</summary>
    public int Size => (Body?.Length ?? 0) + (3 * (PartitionKey.Length + RowKey.Length)) + 1024;

    /// <summary>The row must not be there.</summary>
    public static TableOperation Insert(TableEntity entity) => new(RequestMethod.Post, entity, null, hasBody: true);

    /// <summary>The row, whether it was there or not.</summary>
    public static TableOperation Put(TableEntity entity) => new(RequestMethod.Put, entity, null, hasBody: true);

    public static TableOperation Replace(TableEntity entity, string ifMatch) => new(RequestMethod.Put, entity, ifMatch, hasBody: true);

    /// <summary>Changes the values the entity has and leaves the others.</summary>
    public static TableOperation Merge(TableEntity entity, string ifMatch) => new(RequestMethod.Parse("MERGE"), entity, ifMatch, hasBody: true);

    public static TableOperation Delete(string partitionKey, string rowKey, string ifMatch) =>
        new(RequestMethod.Delete, new TableEntity(partitionKey, rowKey), ifMatch, hasBody: false);
}
