using System.Text.Json;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

/// <summary>
/// Collects one row from its fields, in any order. <c>properties</c> is read when it is met, with the type that <c>type</c>
/// or else the id tells: the Azure CLI sorts keys, so <c>type</c> comes last. If a later field tells otherwise, it is read again.
/// </summary>
internal ref struct RowReader
{
    private ResourceId? _id;
    private string? _typeName;
    private ResourceType? _type;
    private Value _location;
    private Value _kind;
    private Value _registrationState;
    private JsonCursor _properties;
    private bool _hasProperties;
    private RowHead _readWith;
    private Resource? _resource;

    /// <summary>Reads the object whose start the cursor stands on.</summary>
    public static RowReader OfObject(scoped ref JsonCursor json)
    {
        var row = new RowReader();
        while (json.Next())
        {
            row.ReadField(ref json);
        }

        return row;
    }

    /// <summary>The next value of the cursor is the field its key names.</summary>
    public void ReadField(scoped ref JsonCursor json)
    {
        if (json.Is("id"u8))
        {
            ReadId(ref json);
        }
        else if (json.Is("type"u8))
        {
            ReadType(ref json);
        }
        else if (json.Is("location"u8))
        {
            _location = Column(json.Value());
        }
        else if (json.Is("kind"u8))
        {
            _kind = Column(json.Value());
        }
        else if (json.Is("properties"u8))
        {
            ReadProperties(ref json);
        }
        else if (json.Is("registrationState"u8))
        {
            _registrationState = json.Value();
        }
        else
        {
            json.SkipValue();
        }
    }

    /// <param name="typeFromId">Resource Manager leaves <c>type</c> out of some child resources; an exported row has it.</param>
    /// <exception cref="RowException">It has no id or no type.</exception>
    public Row Complete(bool typeFromId)
    {
        if (_id is null)
        {
            throw new RowException("has no 'id'");
        }

        if (_typeName is null && !typeFromId)
        {
            throw new RowException("has no 'type'");
        }

        var type = Type();
        if (ResourceReaders.Find(type) is not { } reader)
        {
            return new Row(_id, type, null);
        }

        var head = new RowHead(_id, type!, _location, _kind, _registrationState);
        if (_resource is null || head != _readWith)
        {
            var properties = _hasProperties ? _properties : JsonCursor.Nothing;
            _resource = reader(head, ref properties);
        }

        return new Row(_id, type, _resource);
    }

    private void ReadId(scoped ref JsonCursor json)
    {
        if (!json.Read())
        {
            return;
        }

        if (json.Token is not JsonTokenType.String)
        {
            throw new RowException("has an 'id' that is no string");
        }

        var text = json.UniqueText();
        if (!ResourceId.TryParse(text, out _id))
        {
            throw new RowException($"has an 'id' that is no ARM resource id: '{Excerpt.Of(text)}'");
        }
    }

    private void ReadType(scoped ref JsonCursor json)
    {
        if (!json.Read())
        {
            return;
        }

        if (json.Token is not JsonTokenType.String)
        {
            throw new RowException("has a 'type' that is no string");
        }

        _typeName = json.Text();
        _type = ResourceType.Find(_typeName);
    }

    private void ReadProperties(scoped ref JsonCursor json)
    {
        _properties = json;
        _hasProperties = true;
        if (_id is not null && Type() is { } type && ResourceReaders.Find(type) is { } reader)
        {
            _readWith = new RowHead(_id, type, _location, _kind, _registrationState);
            _resource = reader(_readWith, ref json);
        }
        else
        {
            json.SkipValue();
        }
    }

    // Resource Graph writes a column that a resource does not have as an empty string.
    private static Value Column(Value value) => value.IsEmpty ? default : value;

    private readonly ResourceType? Type() => _typeName is not null ? _type : _id is { } id ? ResourceType.Find(id.TypeName) : null;
}
