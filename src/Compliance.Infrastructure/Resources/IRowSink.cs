namespace Compliance.Infrastructure.Resources;

/// <summary>Takes the rows of a document in their order.</summary>
internal interface IRowSink
{
    void Add(Row row);
}
