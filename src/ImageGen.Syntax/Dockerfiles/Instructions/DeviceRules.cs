namespace ImageGen.Dockerfiles;

/// <summary>Checks a <c>--device</c>: it has a name, and optionally <c>required</c>.</summary>
internal static class DeviceRules
{
    public static void Check(PlacedWord flag, ErrorReport errors)
    {
        var start = "--device=".Length;
        if (CsvFields.Read(flag.Text, start) is not { } fields)
        {
            errors.At(flag, start, "--device requires the name of a device. Use double quotes only around a whole field.");
            return;
        }

        var isNamed = false;
        foreach (var field in fields)
        {
            if (Check(field.Text, ref isNamed) is { } error)
            {
                errors.At(flag, field.PlaceOf(0), error);
                return;
            }
        }
    }

    private static string? Check(string field, ref bool isNamed)
    {
        var equals = field.IndexOf('=');
        var key = (equals < 0 ? field : field.Substring(0, equals)).ToLowerInvariant();
        var value = equals < 0 ? null : field.Substring(equals + 1);
        if (key == "required")
        {
            return value is null || MountField.IsTrue(value) || MountField.IsFalse(value) ? null : $"'{value}' is not a valid value of required. Use 'true' or 'false'.";
        }

        var name = key == "name" && value is not null ? value : field;
        if (isNamed)
        {
            return $"'{field}' is not valid in --device. Use one name, and optionally 'required'.";
        }

        isNamed = name.Length > 0;
        return null;
    }
}
