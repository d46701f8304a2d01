from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("testimonies", "0004_reading_room")]

    operations = []
